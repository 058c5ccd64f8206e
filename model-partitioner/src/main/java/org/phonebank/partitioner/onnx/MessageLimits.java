package org.phonebank.partitioner.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;

/** Enters messages inside of messages. */
final class MessageLimits {
    private MessageLimits() {}

    /**
     * Reads the length of a message and limits the stream to it.
     *
     * @return what to give back to {@link CodedInputStream#popLimit}
     */
    static int enter(CodedInputStream in) throws IOException {
        int length = in.readRawVarint32();
        // The stream itself does not notice when position and length together exceed its counter.
        if (length < 0 || length > Integer.MAX_VALUE - in.getTotalBytesRead()) {
            throw new InvalidProtocolBufferException("A part of it claims to be longer than the file");
        }
        return in.pushLimit(length);
    }
}
