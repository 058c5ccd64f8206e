package org.phonebank.adb.wire;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A desktop's public key as phones keep it: RSA of 2048 bits in the little-endian structure of Android's mincrypt
 * (length in words, -1/n mod 2^32, n, R² mod n, exponent), in Base64, and a comment.
 *
 * @param comment who made the key, as {@code user@host}; untrusted text
 */
public record AdbPublicKey(BigInteger modulus, int exponent, String comment) {
    static final int MODULUS_BYTES = 256;
    private static final int STRUCTURE_BYTES = 4 + 4 + MODULUS_BYTES + MODULUS_BYTES + 4;
    private static final int MAX_LINE_CHARACTERS = 4096;
    private static final int MAX_COMMENT_CHARACTERS = 128;

    /** DigestInfo of SHA-1: the challenge is signed as if it were a hash. */
    private static final byte[] SHA1_PREFIX = HexFormat.of().parseHex("3021300906052b0e03021a05000414");

    static AdbPublicKey of(RSAPublicKey key, String comment) {
        return new AdbPublicKey(key.getModulus(), key.getPublicExponent().intValueExact(), comment);
    }

    /** Reads a line as in {@code adbkey.pub}; a zero byte or a line end after it is ignored. */
    public static AdbPublicKey parse(String line) throws AdbWireException {
        if (line.length() > MAX_LINE_CHARACTERS) {
            throw new AdbWireException("A public key of " + line.length() + " characters is too long for ADB.");
        }
        String[] parts = line.replace("\0", "").strip().split("\\s+", 2);
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(parts[0]);
        } catch (IllegalArgumentException e) {
            throw new AdbWireException("A public key is not in Base64.", e);
        }
        if (bytes.length != STRUCTURE_BYTES) {
            throw new AdbWireException("A public key has " + bytes.length + " bytes instead of " + STRUCTURE_BYTES
                    + "; ADB keys are RSA keys of 2048 bits.");
        }
        ByteBuffer structure = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (structure.getInt(0) != MODULUS_BYTES / Integer.BYTES) {
            throw new AdbWireException("A public key is not an RSA key of 2048 bits.");
        }
        BigInteger modulus =
                new BigInteger(1, reversed(Arrays.copyOfRange(bytes, 2 * Integer.BYTES, 8 + MODULUS_BYTES)));
        int exponent = structure.getInt(8 + 2 * MODULUS_BYTES);
        if (modulus.bitLength() != 8 * MODULUS_BYTES || !modulus.testBit(0) || exponent < 3) {
            throw new AdbWireException("A public key holds numbers that no RSA key of 2048 bits has.");
        }
        String comment = parts.length == 2 ? parts[1] : "";
        return new AdbPublicKey(
                modulus, exponent, comment.substring(0, Math.min(comment.length(), MAX_COMMENT_CHARACTERS)));
    }

    /** The line on the wire and in {@code adbkey.pub}, without a terminator. */
    public String line() {
        BigInteger word = BigInteger.ONE.shiftLeft(32);
        BigInteger rSquared = BigInteger.ONE.shiftLeft(16 * MODULUS_BYTES).mod(modulus);
        ByteBuffer structure = ByteBuffer.allocate(STRUCTURE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        structure.putInt(MODULUS_BYTES / Integer.BYTES);
        structure.putInt(modulus.modInverse(word).negate().intValue());
        structure.put(littleEndian(modulus)).put(littleEndian(rSquared)).putInt(exponent);
        String encoded = Base64.getEncoder().encodeToString(structure.array());
        return comment.isEmpty() ? encoded : encoded + ' ' + comment;
    }

    /** Whether the owner of this key signed the challenge. */
    public boolean verifies(byte[] token, byte[] signature) {
        try {
            RSAPublicKeySpec spec = new RSAPublicKeySpec(modulus, BigInteger.valueOf(exponent));
            Signature verifier = Signature.getInstance("NONEwithRSA");
            verifier.initVerify(KeyFactory.getInstance("RSA").generatePublic(spec));
            verifier.update(SHA1_PREFIX);
            verifier.update(token);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            // Bytes that cannot be an RSA signature at all: a wrong one like any other.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime cannot verify RSA signatures.", e);
        }
    }

    /** What phones show when they ask whether to trust a desktop: MD5 in hexadecimal pairs. */
    public String fingerprint() {
        try {
            byte[] bytes = Base64.getDecoder().decode(line().split(" ", 2)[0]);
            return HexFormat.ofDelimiter(":")
                    .withUpperCase()
                    .formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no MD5.", e);
        }
    }

    static byte[] digestInfo(byte[] token) {
        byte[] info = Arrays.copyOf(SHA1_PREFIX, SHA1_PREFIX.length + token.length);
        System.arraycopy(token, 0, info, SHA1_PREFIX.length, token.length);
        return info;
    }

    private static byte[] littleEndian(BigInteger number) {
        byte[] bigEndian = number.toByteArray();
        byte[] bytes = new byte[MODULUS_BYTES];
        for (int i = 0; i < Math.min(bytes.length, bigEndian.length); i++) {
            bytes[i] = bigEndian[bigEndian.length - 1 - i];
        }
        return bytes;
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
