package org.phonebank.adb.wire;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Objects;

/** The key pair by which phones know a desktop, in the files that {@code adb} uses too. */
public final class AdbKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";
    private static final int MAX_FILE_BYTES = 16 << 10;

    private final RSAPrivateCrtKey privateKey;
    private final AdbPublicKey publicKey;

    private AdbKey(RSAPrivateCrtKey privateKey, AdbPublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    /**
     * Makes a new key, which is in no file.
     *
     * @param comment shown to phones, as {@code user@host}
     */
    public static AdbKey generate(String comment) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(8 * AdbPublicKey.MODULUS_BYTES);
            return of((RSAPrivateCrtKey) generator.generateKeyPair().getPrivate(), comment);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot make RSA keys.", e);
        }
    }

    /**
     * Loads the key in {@code file} (PKCS#8 in PEM); when there is none, makes one, readable by its owner only, and
     * writes its public line beside it with the suffix {@code .pub}.
     *
     * @throws IOException when the file cannot be read or written, or holds something else; it is never overwritten
     */
    public static AdbKey loadOrCreate(Path file, String comment) throws IOException {
        if (Files.exists(file)) {
            return load(file, comment);
        }
        AdbKey key = generate(comment);
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a key file is not a root");
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "adbkey", ".tmp", ownerOnly(folder));
        try {
            Files.writeString(temporary, key.pem(), StandardCharsets.US_ASCII);
            // A link instead of a move: of two processes that start at once, both use the first one's key.
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException e) {
            return load(file, comment);
        } finally {
            Files.deleteIfExists(temporary);
        }
        Files.writeString(
                file.resolveSibling(file.getFileName() + ".pub"), key.publicKey.line() + "\n", StandardCharsets.UTF_8);
        return key;
    }

    private static AdbKey load(Path file, String comment) throws IOException {
        if (Files.size(file) > MAX_FILE_BYTES) {
            throw new IOException("The ADB key " + file + " is too large to be one; move it away to get a new one.");
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IOException("The ADB key " + file + " is not a PEM private key; move it away to get a new one.");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(text.substring(begin + BEGIN.length(), end));
            Object key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            if (key instanceof RSAPrivateCrtKey rsa && rsa.getModulus().bitLength() == 8 * AdbPublicKey.MODULUS_BYTES) {
                return of(rsa, comment);
            }
            throw new IOException("The ADB key " + file + " is not an RSA key of 2048 bits; move it away.");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("The ADB key " + file + " is damaged; move it away to get a new one.", e);
        }
    }

    private static AdbKey of(RSAPrivateCrtKey key, String comment) throws GeneralSecurityException {
        RSAPublicKeySpec spec = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
        RSAPublicKey publicKey = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec);
        return new AdbKey(key, AdbPublicKey.of(publicKey, comment));
    }

    public AdbPublicKey publicKey() {
        return publicKey;
    }

    /** Answers a phone's challenge of {@link AdbProtocol#TOKEN_BYTES} bytes. */
    public byte[] sign(byte[] token) {
        try {
            Signature signer = Signature.getInstance("NONEwithRSA");
            signer.initSign(privateKey);
            signer.update(AdbPublicKey.digestInfo(token));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot sign with RSA.", e);
        }
    }

    private String pem() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(privateKey.getEncoded());
        return BEGIN + "\n" + body + "\n" + END + "\n";
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
