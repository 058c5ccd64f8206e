package org.phonebank.worker.shard;

import org.phonebank.protocol.frame.Frame;

/** Takes the answer of a shard. */
public interface AnswerSink {
    /**
     * Takes one answer.
     *
     * @param answer lent: its payload is overwritten by the shard's next computation
     */
    void take(Frame answer);
}
