package org.phonebank.virtual.adbd;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.phonebank.adb.wire.SyncEntry;
import org.phonebank.adb.wire.SyncHeader;
import org.phonebank.adb.wire.SyncId;
import org.phonebank.adb.wire.SyncPackets;
import org.phonebank.adb.wire.SyncStat;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.files.PhoneFileStatus;
import org.phonebank.virtual.files.PhoneFiles;
import org.phonebank.virtual.files.PhonePaths;

/** {@code sync:}: pushes, pulls and looks at files. */
record SyncService(PhoneFiles files) implements AdbService {
    private static final int OUTPUT_BYTES = 512 << 10;

    @Override
    public void run(AdbdStream stream) throws IOException {
        InputStream in = stream.input();
        OutputStream out = new BufferedOutputStream(stream.output(), OUTPUT_BYTES);
        boolean more = true;
        while (more) {
            SyncHeader header;
            try {
                header = SyncPackets.readHeader(in);
            } catch (EOFException e) {
                // Some clients close instead of saying QUIT.
                return;
            }
            more = answer(header, in, out);
            out.flush();
        }
    }

    private boolean answer(SyncHeader header, InputStream in, OutputStream out) throws IOException {
        if (header.id() == SyncId.QUIT) {
            return false;
        }
        String path = SyncPackets.readText(in, header, SyncPackets.MAX_PATH);
        switch (header.id()) {
            case STAT, STA2, LST2 -> out.write(SyncPackets.stat(header.id(), stat(absolute(path))));
            case LIST, LIS2 -> list(header.id(), absolute(path), out);
            case SEND -> new SyncReceiver(files, in, out).receive(path);
            case RECV -> send(absolute(path), out);
            default -> {
                out.write(SyncPackets.text(SyncId.FAIL, "unknown sync request " + header.id()));
                return false;
            }
        }
        return true;
    }

    static String absolute(String path) {
        return PhonePaths.absolute("/", path);
    }

    private SyncStat stat(String path) {
        try {
            PhoneFileStatus status = files.status(path);
            return new SyncStat(0, status.mode(), status.sizeBytes(), status.modifiedSeconds());
        } catch (PhoneFileException e) {
            return SyncStat.missing(e.errno().number());
        }
    }

    private void list(SyncId request, String path, OutputStream out) throws IOException {
        try {
            for (String name : files.list(path)) {
                SyncStat stat = stat(PhonePaths.child(path, name));
                if (stat.exists()) {
                    out.write(SyncPackets.entry(request, new SyncEntry(name, stat)));
                }
            }
        } catch (PhoneFileException e) {
            // A folder that cannot be read has no entries: LIST has no way to say so.
        }
        out.write(SyncPackets.endOfList(request));
    }

    private void send(String path, OutputStream out) throws IOException {
        byte[] packet = new byte[SyncPackets.HEADER_BYTES + SyncPackets.MAX_DATA];
        try (InputStream in = files.read(path)) {
            int count;
            while ((count = in.read(packet, SyncPackets.HEADER_BYTES, SyncPackets.MAX_DATA)) >= 0) {
                SyncPackets.putHeader(packet, 0, SyncId.DATA, count);
                out.write(packet, 0, SyncPackets.HEADER_BYTES + count);
            }
            out.write(SyncPackets.header(SyncId.DONE, 0));
        } catch (PhoneFileException e) {
            out.write(SyncPackets.text(SyncId.FAIL, "open failed: " + e.getMessage()));
        }
    }
}
