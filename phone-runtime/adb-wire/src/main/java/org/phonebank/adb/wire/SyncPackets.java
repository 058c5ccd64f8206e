package org.phonebank.adb.wire;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads and encodes the packets of a {@code sync:} stream. Lengths are checked before anything is allocated. */
public final class SyncPackets {
    /** Largest DATA packet, in bytes. */
    public static final int MAX_DATA = 64 << 10;

    /** Longest path, in bytes. */
    public static final int MAX_PATH = 1024;

    /** Longest explanation in FAIL, in bytes. */
    public static final int MAX_FAIL = 4096;

    /** Bytes of id and length. */
    public static final int HEADER_BYTES = 8;

    private static final int STAT_BYTES = 16;
    private static final int STAT2_BYTES = 72;

    private SyncPackets() {}

    public static SyncHeader readHeader(InputStream in) throws IOException {
        ByteBuffer bytes = read(in, HEADER_BYTES);
        return new SyncHeader(SyncId.of(bytes.getInt()), bytes.getInt());
    }

    /** Reads the text announced by a header: a path or an explanation. */
    public static String readText(InputStream in, SyncHeader header, int limit) throws IOException {
        int length = header.length(limit);
        return new String(read(in, length).array(), 0, length, StandardCharsets.UTF_8);
    }

    /** Puts id and length into the first {@link #HEADER_BYTES} of {@code target} from {@code offset}. */
    public static void putHeader(byte[] target, int offset, SyncId id, int value) {
        little(target).putInt(offset, id.code()).putInt(offset + 4, value);
    }

    /** A packet of an id and a number only, as DONE, OKAY and QUIT. */
    public static byte[] header(SyncId id, int value) {
        byte[] packet = new byte[HEADER_BYTES];
        putHeader(packet, 0, id, value);
        return packet;
    }

    /** A packet with a text, as SEND, RECV, LIST, STAT and FAIL. */
    public static byte[] text(SyncId id, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] packet = new byte[HEADER_BYTES + bytes.length];
        putHeader(packet, 0, id, bytes.length);
        System.arraycopy(bytes, 0, packet, HEADER_BYTES, bytes.length);
        return packet;
    }

    /** The answer to STAT, STA2 or LST2. */
    public static byte[] stat(SyncId id, SyncStat stat) {
        byte[] packet = new byte[id == SyncId.STAT ? STAT_BYTES : STAT2_BYTES];
        ByteBuffer target = little(packet).putInt(id.code());
        if (id == SyncId.STAT) {
            putStat(target, stat);
        } else {
            putStat2(target, stat);
        }
        return packet;
    }

    private static void putStat(ByteBuffer target, SyncStat stat) {
        target.putInt(stat.mode()).putInt((int) stat.sizeBytes()).putInt((int) stat.modifiedSeconds());
    }

    private static void putStat2(ByteBuffer target, SyncStat stat) {
        target.putInt(stat.error())
                .putLong(0) // device
                .putLong(0) // inode
                .putInt(stat.mode())
                .putInt(stat.exists() ? 1 : 0) // links
                .putInt(0) // user
                .putInt(0) // group
                .putLong(stat.sizeBytes())
                .putLong(stat.modifiedSeconds())
                .putLong(stat.modifiedSeconds())
                .putLong(stat.modifiedSeconds());
    }

    /**
     * Reads the answer to STAT, STA2 or LST2.
     *
     * @throws AdbWireException when the phone answers with another id
     */
    public static SyncStat readStat(InputStream in, SyncId asked) throws IOException {
        ByteBuffer bytes = read(in, asked == SyncId.STAT ? STAT_BYTES : STAT2_BYTES);
        SyncId answered = SyncId.of(bytes.getInt());
        if (answered != asked) {
            throw new AdbWireException("The phone answered " + asked + " with " + answered + ".");
        }
        if (asked == SyncId.STAT) {
            int mode = bytes.getInt();
            long size = Integer.toUnsignedLong(bytes.getInt());
            return new SyncStat(mode == 0 ? SyncStat.ENOENT : 0, mode, size, Integer.toUnsignedLong(bytes.getInt()));
        }
        return new SyncStat(bytes.getInt(), bytes.getInt(24), bytes.getLong(40), bytes.getLong(56));
    }

    /** An entry of the answer to LIST or LIS2. */
    public static byte[] entry(SyncId list, SyncEntry entry) {
        byte[] name = entry.name().getBytes(StandardCharsets.UTF_8);
        int statBytes = list == SyncId.LIST ? STAT_BYTES : STAT2_BYTES;
        byte[] packet = new byte[statBytes + Integer.BYTES + name.length];
        ByteBuffer target = little(packet);
        if (list == SyncId.LIST) {
            putStat(target.putInt(SyncId.DENT.code()), entry.stat());
        } else {
            putStat2(target.putInt(SyncId.DNT2.code()), entry.stat());
        }
        target.putInt(name.length).put(name);
        return packet;
    }

    /** The end of the answer to LIST or LIS2, which is as long as an entry without a name. */
    public static byte[] endOfList(SyncId list) {
        byte[] packet = new byte[(list == SyncId.LIST ? STAT_BYTES : STAT2_BYTES) + Integer.BYTES];
        putHeader(packet, 0, SyncId.DONE, 0);
        return packet;
    }

    /** Reads what follows the id of a DENT, whose header was read with {@link #readHeader}. */
    public static SyncEntry readEntry(InputStream in, SyncHeader header) throws IOException {
        ByteBuffer bytes = read(in, 12);
        long size = Integer.toUnsignedLong(bytes.getInt());
        long time = Integer.toUnsignedLong(bytes.getInt());
        int length = new SyncHeader(SyncId.DENT, bytes.getInt()).length(MAX_PATH);
        String name = new String(read(in, length).array(), 0, length, StandardCharsets.UTF_8);
        return new SyncEntry(name, new SyncStat(0, header.value(), size, time));
    }

    private static ByteBuffer read(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The sync stream ended within a packet.");
        }
        return little(bytes);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
