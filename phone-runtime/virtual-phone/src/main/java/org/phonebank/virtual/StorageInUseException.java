package org.phonebank.virtual;

import java.io.IOException;

/** Another virtual phone, of this program or another, uses the storage; the message says which and what to do. */
public final class StorageInUseException extends IOException {
    private static final long serialVersionUID = 1L;

    StorageInUseException(String message) {
        super(message);
    }
}
