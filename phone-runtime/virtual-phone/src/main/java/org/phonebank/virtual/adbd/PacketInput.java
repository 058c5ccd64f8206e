package org.phonebank.virtual.adbd;

import java.io.IOException;
import java.io.InputStream;
import org.phonebank.adb.wire.ShellPacket;

/** Standard input out of the packets of a shell stream. For one thread. */
final class PacketInput extends InputStream {
    private final InputStream in;
    private byte[] content = {};
    private int position;
    private boolean ended;

    PacketInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return fill() ? content[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, content.length - position);
        System.arraycopy(content, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (position == content.length && !ended) {
            ShellPacket packet = ShellPacket.read(in);
            if (packet == null || packet.id() == ShellPacket.Id.CLOSE_STDIN) {
                ended = true;
            } else if (packet.id() == ShellPacket.Id.STDIN) {
                content = packet.content();
                position = 0;
            }
        }
        return position < content.length;
    }
}
