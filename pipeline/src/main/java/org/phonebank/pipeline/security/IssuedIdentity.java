package org.phonebank.pipeline.security;

import java.util.Objects;

/**
 * A certificate of the lab and its private key, both as PEM text.
 *
 * @param certificatePem X.509, one {@code CERTIFICATE} block, signed by the lab's authority
 * @param privateKeyPem EC P-256 in PKCS#8, one {@code PRIVATE KEY} block; keep it secret
 */
public record IssuedIdentity(String certificatePem, String privateKeyPem) {
    public IssuedIdentity {
        Objects.requireNonNull(certificatePem);
        Objects.requireNonNull(privateKeyPem);
    }

    /** Leaves the key out, so that no log shows it. */
    @Override
    public String toString() {
        return "IssuedIdentity[certificatePem=" + certificatePem + "]";
    }
}
