package org.phonebank.pipeline.security;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The authority's certificate and key in one owner-only file, so that both come into being in one step and never
 * disagree.
 */
final class AuthorityFile {
    static final String NAME = "authority.pem";

    private static final Duration VALIDITY = Duration.ofDays(20 * 365);
    private static final int MAX_BYTES = 64 << 10;
    private static final byte[] PROOF = {1, 2, 3};

    private final Path folder;
    private final Path file;
    private final SecureRandom random;

    AuthorityFile(Path folder, SecureRandom random) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
        this.random = random;
    }

    Certificates.Authority openOrCreate(Instant now) throws LabAuthorityException {
        try {
            OwnerOnly.folder(folder);
            if (Files.notExists(file)) {
                create(now);
            }
            OwnerOnly.file(file);
            if (Files.size(file) > MAX_BYTES) {
                throw damaged("it is larger than any such file", null);
            }
            return read(Files.readString(file, StandardCharsets.ISO_8859_1), now);
        } catch (LabAuthorityException e) {
            throw e;
        } catch (IOException e) {
            throw new LabAuthorityException(
                    "The lab's certificate authority cannot be kept in " + file + " (" + e
                            + "); see that the folder can be written to.",
                    e);
        }
    }

    private void create(Instant now) throws IOException {
        Path temporary = file.resolveSibling(NAME + "." + new BigInteger(64, random).toString(36) + ".part");
        try {
            OwnerOnly.write(temporary, newAuthority(now).getBytes(StandardCharsets.ISO_8859_1));
            moveUnlessThere(temporary);
        } catch (GeneralSecurityException e) {
            throw new LabAuthorityException(
                    "The lab's certificate authority cannot be made by this Java (" + e.getMessage()
                            + "); use a complete JDK 17.",
                    e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private String newAuthority(Instant now) throws GeneralSecurityException, IOException {
        Certificates certificates = new Certificates(random);
        KeyPair keys = certificates.newKeyPair();
        String name = "Phonebank lab " + new BigInteger(32, random).toString(36);
        byte[] certificate = certificates.authority(keys, name, LabAuthority.BEGIN, now.plus(VALIDITY));
        return Pem.write(Pem.CERTIFICATE, certificate)
                + Pem.write(Pem.PRIVATE_KEY, keys.getPrivate().getEncoded());
    }

    /** A link fails when the file is there, unlike a move: of two first starts at once, both use the quicker one's. */
    private void moveUnlessThere(Path temporary) throws IOException {
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isRegularFile(file)) {
                throw e;
            }
        } catch (UnsupportedOperationException e) {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private Certificates.Authority read(String text, Instant now) throws LabAuthorityException {
        try {
            Map<String, byte[]> blocks = Pem.read(text);
            byte[] certificateDer = blocks.get(Pem.CERTIFICATE);
            byte[] keyDer = blocks.get(Pem.PRIVATE_KEY);
            if (certificateDer == null || keyDer == null) {
                throw damaged("it does not hold both a certificate and a key", null);
            }
            X509Certificate certificate = Certificates.readCertificate(certificateDer);
            PrivateKey key = Certificates.readKey(keyDer);
            if (certificate.getBasicConstraints() < 0 || !belongTogether(certificate, key)) {
                throw damaged("its certificate and its key do not belong together", null);
            }
            if (now.isAfter(certificate.getNotAfter().toInstant())) {
                throw new LabAuthorityException("The lab's certificate authority in " + file + " ended on "
                        + certificate.getNotAfter().toInstant() + "; delete the file, then a new one is made.");
            }
            return new Certificates.Authority(certificate, key);
        } catch (LabAuthorityException e) {
            throw e;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw damaged(String.valueOf(e.getMessage()), e);
        }
    }

    private static boolean belongTogether(X509Certificate certificate, PrivateKey key) throws GeneralSecurityException {
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(key);
        signer.update(PROOF);
        byte[] signature = signer.sign();
        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(certificate.getPublicKey());
        verifier.update(PROOF);
        return verifier.verify(signature);
    }

    private LabAuthorityException damaged(String how, @Nullable Throwable cause) {
        String message = "The lab's certificate authority in " + file + " is damaged (" + how
                + "); delete the file, then a new one is made and the phones get new certificates.";
        return cause == null ? new LabAuthorityException(message) : new LabAuthorityException(message, cause);
    }
}
