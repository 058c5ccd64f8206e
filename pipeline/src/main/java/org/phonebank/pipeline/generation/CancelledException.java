package org.phonebank.pipeline.generation;

/** The person no longer wants the answer; never leaves this package. */
final class CancelledException extends Exception {
    private static final long serialVersionUID = 1L;

    CancelledException() {
        super("cancelled", null, false, false);
    }
}
