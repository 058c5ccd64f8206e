package org.phonebank.provisioner.direct;

import java.io.IOException;

/** The phone wants TLS (wireless debugging of Android 11 and newer), which needs a pairing first. */
public final class TlsWantedException extends IOException {
    private static final long serialVersionUID = 1L;

    TlsWantedException() {
        super("The phone wants TLS.");
    }
}
