package org.phonebank.provisioner;

/** Follows a provisioning, on the thread that runs it. */
@FunctionalInterface
public interface ProvisionListener {
    /** For provisionings that nobody follows. */
    ProvisionListener NONE = (serial, step, state, fraction, text) -> {};

    /**
     * Called when a step begins, moves on or ends.
     *
     * @param fraction of the step that is done, 0 to 1
     * @param text one short sentence for a person
     */
    void step(String serial, ProvisionStep step, StepState state, double fraction, String text);

    /**
     * Called several times a second while files are sent, beside {@link #step}.
     *
     * @param doneBytes of the step's files that the phone has, also those that it had before
     * @param totalBytes of the step's files
     */
    default void sent(String serial, long doneBytes, long totalBytes) {}
}
