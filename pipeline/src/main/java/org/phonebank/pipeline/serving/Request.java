package org.phonebank.pipeline.serving;

import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.link.LinkWording;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A frame that one replica has to answer. */
abstract class Request implements BiConsumer<@Nullable Frame, @Nullable Throwable> {
    private static final Logger LOG = LoggerFactory.getLogger(Request.class);

    final ReplicaState replica;
    final Frame frame;
    final long sentNanos;

    Request(ReplicaState replica, Frame frame, long sentNanos) {
        this.replica = replica;
        this.frame = frame;
        this.sentNanos = sentNanos;
    }

    /** The answer came and is one; in the turnstile. */
    abstract void answered(Frame answer, int magnitude);

    /** The answer says that the replica did not compute the frame, or is none; in the turnstile. */
    abstract void failed(StageException failure);

    /** Nobody waits for the replica any more; in the turnstile. */
    abstract void lost();

    /** On a thread of the link. */
    @Override
    public final void accept(@Nullable Frame answer, @Nullable Throwable error) {
        try {
            bringIn(answer, error);
        } catch (RuntimeException | Error e) {
            LOG.error("The pipeline failed on an answer of {}.", replica.replica.phone(), e);
            throw e;
        }
    }

    private void bringIn(@Nullable Frame answer, @Nullable Throwable error) {
        ServingCore core = replica.core;
        if (answer == null) {
            StageException failure = failure(error);
            core.turnstile.run(() -> replica.take(this, failure, null, 0));
            return;
        }
        int magnitude = answer.kind() == FrameKind.HIDDEN ? FrameValues.magnitude(answer) : 0;
        StageException fault =
                core.check.fault(replica.replica.phone(), frame, replica.stage.isLast(), answer, magnitude);
        core.turnstile.run(() -> replica.take(this, fault, answer, magnitude));
    }

    private StageException failure(@Nullable Throwable error) {
        Throwable cause = error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
        return cause instanceof StageException failure
                ? failure
                : new StageException(
                        replica.replica.phone(),
                        StageException.Reason.LOST,
                        Phrase.of(LinkWording.WAY_FAILED, replica.replica.phone(), String.valueOf(cause)),
                        cause);
    }
}
