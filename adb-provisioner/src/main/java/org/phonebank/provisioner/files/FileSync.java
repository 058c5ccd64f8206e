package org.phonebank.provisioner.files;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;

/**
 * Copies files that a phone lacks. Each goes to {@code NAME.part}, is checked there by SHA-256 and then renamed, so that
 * whatever breaks, a file under its own name is complete, and the next call goes on with the first file that is missing.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class FileSync {

    /**
     * Copies what is missing or different.
     *
     * @throws org.phonebank.provisioner.device.PhoneStorageFullException before anything is copied, when it would not fit
     * @throws CancellationException soon after {@code cancelled} says so
     */
    public SyncReport push(AdbDevice device, List<PushFile> files, SyncListener listener, BooleanSupplier cancelled)
            throws AdbException {
        throw new UnsupportedOperationException();
    }
}
