package org.phonebank.adb.wire;

import org.phonebank.adb.wire.AdbCommand.FourLetters;

/** Kinds of packets within a {@code sync:} stream. */
public enum SyncId {
    /** Asks for mode, size and time of a path; the answer has the same id. */
    STAT,
    /** As STAT with 64-bit numbers, following links. */
    STA2,
    /** As STA2, not following links. */
    LST2,
    /** Asks for the entries of a folder. */
    LIST,
    /** An entry; the list ends with DONE. */
    DENT,
    /** As LIST, with DNT2 entries. */
    LIS2,
    /** An entry with 64-bit numbers; the list ends with DONE. */
    DNT2,
    /** Begins a push: path, comma, decimal mode. */
    SEND,
    /** Asks for a file's content. */
    RECV,
    /** Content, at most {@link SyncPackets#MAX_DATA} bytes. */
    DATA,
    /** Ends content; in a push its number is the file's time in seconds. */
    DONE,
    /** A push was written. */
    OKAY,
    /** Something went wrong; the payload says what. */
    FAIL,
    /** Ends the stream. */
    QUIT;

    private static final SyncId[] ALL = values();

    private final int code = FourLetters.code(name());

    /** The number on the wire. */
    public int code() {
        return code;
    }

    static SyncId of(int code) throws AdbWireException {
        for (SyncId id : ALL) {
            if (id.code == code) {
                return id;
            }
        }
        throw new AdbWireException(
                "The other side sent a sync packet of the unknown kind \"" + FourLetters.text(code) + "\".");
    }
}
