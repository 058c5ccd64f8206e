package org.phonebank.worker.shard;

import io.grpc.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFailure;

/** An open shard. */
public final class Shard implements AutoCloseable {
    private Shard() {}

    /**
     * Opens the shard's graph and warms it up.
     *
     * @param modelFolder holds the graph and the weight files it refers to
     */
    public static Shard open(Path modelFolder, ShardSpec spec) throws ShardException {
        if (!Files.isDirectory(modelFolder)) {
            throw new ShardException(
                    ShardException.Reason.FILE_MISSING, "There is no model folder " + modelFolder + ".");
        }
        return new Shard();
    }

    /** Executes a frame of tokens or hidden states, or forgets a sequence. Never throws for what a frame holds. */
    public Frame execute(Frame request) {
        return new FrameFailure(Status.Code.UNIMPLEMENTED.value(), "Shards are not executed yet.").answering(request);
    }

    @Override
    public void close() {}
}
