package org.phonebank.virtual;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Several virtual phones in this process. */
public final class VirtualLab implements AutoCloseable {
    private VirtualLab() {}

    /**
     * Starts all phones, or none.
     *
     * @throws IOException when a port is busy or a phone's storage is in use; the message says what to do
     */
    public static VirtualLab start(VirtualLabSettings settings) throws IOException {
        throw new UnsupportedOperationException();
    }

    public List<VirtualPhone> phones() {
        throw new UnsupportedOperationException();
    }

    public Optional<VirtualPhone> phone(String serial) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
