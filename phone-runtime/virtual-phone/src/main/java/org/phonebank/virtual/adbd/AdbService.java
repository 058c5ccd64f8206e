package org.phonebank.virtual.adbd;

import java.io.IOException;

/** What answers on one stream. */
interface AdbService {
    /** Serves until it is done or the stream ends; the caller closes the stream. */
    void run(AdbdStream stream) throws IOException, InterruptedException;
}
