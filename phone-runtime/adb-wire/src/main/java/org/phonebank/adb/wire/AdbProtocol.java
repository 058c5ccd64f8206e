package org.phonebank.adb.wire;

/** Numbers that both ends of an ADB transport agree on. */
public final class AdbProtocol {
    /** Peers of this version or newer do not look at payload checksums. */
    public static final int VERSION = 0x01000001;

    /** The oldest version still spoken; payloads carry checksums. */
    public static final int VERSION_WITH_CHECKSUM = 0x01000000;

    /** Largest payload that either side of this codec accepts, in bytes. */
    public static final int MAX_PAYLOAD = 1 << 20;

    /** Largest payload that the oldest peers accept, in bytes. */
    public static final int MIN_PAYLOAD = 4096;

    /** Bytes of the challenge in an AUTH message. */
    public static final int TOKEN_BYTES = 20;

    /** In AUTH: the payload is a challenge. */
    public static final int AUTH_TOKEN = 1;

    /** In AUTH: the payload is the signed challenge. */
    public static final int AUTH_SIGNATURE = 2;

    /** In AUTH: the payload is the sender's public key line, ended by a zero byte. */
    public static final int AUTH_PUBLIC_KEY = 3;

    private AdbProtocol() {}
}
