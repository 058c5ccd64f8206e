package org.phonebank.pipeline.serving;

import java.util.concurrent.CompletableFuture;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.protocol.frame.Frame;

/** Tells a replica to drop a sequence; one that is gone holds nothing. */
final class ForgetRequest extends Request {
    private final Forgetting forgetting;

    ForgetRequest(ReplicaState replica, Frame frame, long sentNanos, Forgetting forgetting) {
        super(replica, frame, sentNanos);
        this.forgetting = forgetting;
    }

    @Override
    void answered(Frame answer, int magnitude) {
        forgetting.done();
    }

    @Override
    void failed(StageException failure) {
        forgetting.done();
        replica.failedApart(failure);
    }

    @Override
    void lost() {
        forgetting.done();
    }

    /** Counts the replicas that still have to forget. */
    static final class Forgetting {
        final CompletableFuture<Void> all = new CompletableFuture<>();
        private final Turnstile turnstile;
        private int left = 1;

        Forgetting(Turnstile turnstile) {
            this.turnstile = turnstile;
        }

        void begin() {
            left++;
        }

        void done() {
            if (--left == 0) {
                turnstile.afterwards(() -> all.complete(null));
            }
        }
    }
}
