package org.phonebank.virtual;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Starts, asks and stops the lab of virtual phones that runs in a process of its own. */
public final class VirtualLabClient {
    public VirtualLabClient(Path dataFolder) {}

    /**
     * A phone of the running lab.
     *
     * @param state {@code ready}, {@code awaiting authorization} or {@code unplugged}
     */
    public record Phone(String serial, String name, String model, int port, String state) {}

    /**
     * Starts the process and waits until its phones listen. It outlives this one.
     *
     * @throws IOException when a lab runs already, or the process could not start; the message says why
     */
    public List<Phone> start(VirtualLabSettings settings) throws IOException {
        throw new UnsupportedOperationException();
    }

    /**
     * The phones of the running lab; empty when none runs. Traces of a lab that died are removed.
     *
     * @throws IOException when the lab's process does not answer
     */
    public Optional<List<Phone>> list() throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Has a phone trust the desktops that wait. */
    public void authorize(String serial) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Stops the lab and waits until its process has ended. Returns false when none ran. */
    public boolean stop() throws IOException {
        throw new UnsupportedOperationException();
    }
}
