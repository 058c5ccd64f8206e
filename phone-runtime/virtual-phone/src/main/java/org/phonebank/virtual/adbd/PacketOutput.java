package org.phonebank.virtual.adbd;

import java.io.IOException;
import java.io.OutputStream;
import org.phonebank.adb.wire.ShellPacket;

/** Output or errors in the packets of a shell stream, each of which leaves in one message. */
final class PacketOutput extends OutputStream {
    private static final int MAX_CONTENT = 32 << 10;

    private final OutputStream stream;
    private final ShellPacket.Id id;

    PacketOutput(OutputStream stream, ShellPacket.Id id) {
        this.stream = stream;
        this.id = id;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        for (int done = 0; done < length; done += MAX_CONTENT) {
            byte[] packet = ShellPacket.encode(id, bytes, offset + done, Math.min(MAX_CONTENT, length - done));
            // Output and errors may be written by several threads: a packet must not be torn.
            synchronized (stream) {
                stream.write(packet);
            }
        }
    }
}
