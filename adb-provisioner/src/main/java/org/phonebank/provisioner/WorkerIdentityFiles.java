package org.phonebank.provisioner;

/** What a worker proves itself with, as PEM: the lab's certificate, its own, and its private key (PKCS#8). */
public record WorkerIdentityFiles(String caPem, String certificatePem, String privateKeyPem) {
    /** Leaves the key out. */
    @Override
    public String toString() {
        return "WorkerIdentityFiles[caPem=" + caPem + ", certificatePem=" + certificatePem + "]";
    }
}
