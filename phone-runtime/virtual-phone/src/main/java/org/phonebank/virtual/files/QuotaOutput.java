package org.phonebank.virtual.files;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes a file as long as the phone has room. */
final class QuotaOutput extends FilterOutputStream {
    private final StorageQuota quota;
    private long size;

    QuotaOutput(OutputStream out, StorageQuota quota, long sizeBefore) {
        super(out);
        this.quota = quota;
        this.size = sizeBefore;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        quota.reserve(StorageQuota.blocks(size + length) - StorageQuota.blocks(size));
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            throw PhoneFileException.of(e);
        }
        size += length;
    }
}
