package org.phonebank.provisioner.stream;

import java.io.InputStream;
import java.io.OutputStream;

/** Bytes to and from one service of a phone. */
public interface AdbStream extends AutoCloseable {
    /** Ends when the phone closes the stream; throws when the way to the phone breaks. */
    InputStream input();

    /** Unbuffered; the bytes of one write leave in messages as large as the way allows. */
    OutputStream output();

    /** Makes every call that blocks in the stream, and every later one, fail. Does not block; any thread may call it. */
    void abort();

    /** Lets the phone know that the stream is no longer used. */
    @Override
    void close();
}
