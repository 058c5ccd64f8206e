package org.phonebank.virtual.adbd;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.phonebank.adb.wire.AdbWireException;
import org.phonebank.adb.wire.SyncHeader;
import org.phonebank.adb.wire.SyncId;
import org.phonebank.adb.wire.SyncPackets;
import org.phonebank.adb.wire.SyncStat;
import org.phonebank.virtual.files.Errno;
import org.phonebank.virtual.files.PhoneFileException;
import org.phonebank.virtual.files.PhoneFiles;
import org.phonebank.virtual.files.PhonePaths;

/** Receives one pushed file. A file that could not be received whole is removed. */
final class SyncReceiver {
    private final PhoneFiles files;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[SyncPackets.MAX_DATA];

    SyncReceiver(PhoneFiles files, InputStream in, OutputStream out) {
        this.files = files;
        this.in = in;
        this.out = out;
    }

    /** The request is the path, a comma and the mode in decimal. */
    void receive(String request) throws IOException {
        int comma = request.lastIndexOf(',');
        String modeText = comma < 0 ? "" : request.substring(comma + 1);
        if (!modeText.matches("[0-9]{1,9}")) {
            fail("missing or bad file mode");
            return;
        }
        int mode = Integer.parseInt(modeText);
        if ((mode & SyncStat.TYPE_MASK) == SyncStat.LINK) {
            fail("symlink failed: " + Errno.EPERM.text());
            return;
        }
        String path = SyncService.absolute(request.substring(0, comma));
        try {
            long modified = content(path);
            files.setMode(path, mode & 0777);
            files.setModified(path, modified);
            out.write(SyncPackets.header(SyncId.OKAY, 0));
        } catch (PhoneFileException e) {
            fail("couldn't create file: " + e.getMessage());
        }
    }

    /** Writes the file and returns its time. */
    private long content(String path) throws IOException {
        boolean whole = false;
        files.makeFolders(PhonePaths.parent(path));
        if (files.exists(path) && !files.isFolder(path)) {
            // A new file instead of new content: a process may have the old one mapped.
            files.delete(path);
        }
        OutputStream opened = files.write(path, false);
        try (OutputStream file = opened) {
            SyncHeader header = SyncPackets.readHeader(in);
            while (header.id() == SyncId.DATA) {
                int length = header.length(SyncPackets.MAX_DATA);
                if (in.readNBytes(buffer, 0, length) < length) {
                    throw new EOFException("The connection ended within a pushed file.");
                }
                file.write(buffer, 0, length);
                header = SyncPackets.readHeader(in);
            }
            whole = requireDone(header);
            return Integer.toUnsignedLong(header.value());
        } finally {
            if (!whole && files.exists(path)) {
                files.delete(path);
            }
        }
    }

    private static boolean requireDone(SyncHeader header) throws AdbWireException {
        if (header.id() != SyncId.DONE) {
            throw new AdbWireException("A push ended with " + header.id() + " instead of DONE.");
        }
        return true;
    }

    /** Says why at once, then lets the rest of the file pass, which the desktop may have sent already. */
    private void fail(String reason) throws IOException {
        out.write(SyncPackets.text(SyncId.FAIL, reason));
        out.flush();
        SyncHeader header = SyncPackets.readHeader(in);
        while (header.id() == SyncId.DATA) {
            in.skipNBytes(header.length(SyncPackets.MAX_DATA));
            header = SyncPackets.readHeader(in);
        }
        requireDone(header);
    }
}
