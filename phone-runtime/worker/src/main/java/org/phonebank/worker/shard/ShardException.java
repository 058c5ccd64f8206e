package org.phonebank.worker.shard;

/** A shard cannot be opened; the message says which file or value is the matter and what to do. */
public final class ShardException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What stands in the way, so that a caller can answer with the status that fits. */
    public enum Reason {
        /** The specification contradicts itself or the graph. */
        INVALID,
        /** A file is not there. */
        FILE_MISSING,
        /** A file has another size or content than asked for. */
        FILE_DIFFERS,
        /** The weights and buffers would not fit into memory. */
        TOO_LITTLE_MEMORY,
        /** ONNX Runtime refused the graph or failed in it. */
        RUNTIME_FAILED
    }

    private final Reason reason;

    public ShardException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public ShardException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
