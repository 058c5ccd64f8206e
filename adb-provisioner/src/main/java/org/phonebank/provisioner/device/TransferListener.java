package org.phonebank.provisioner.device;

/** Follows one file on its way. */
@FunctionalInterface
public interface TransferListener {
    /** For transfers that nobody follows. */
    TransferListener NONE = bytes -> {};

    /**
     * Called now and then while the file is copied, and once at its end.
     *
     * @param bytes of the file that are on their way or through, from its start
     */
    void transferred(long bytes);
}
