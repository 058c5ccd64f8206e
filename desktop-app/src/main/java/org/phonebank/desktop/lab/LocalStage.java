package org.phonebank.desktop.lab;

import io.grpc.Status;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFailure;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.worker.shard.Shard;

/** A shard in this process, computing on a thread of its own; closing it closes the shard. */
final class LocalStage implements StageLink {
    private final String name;
    private final Shard shard;
    private final ExecutorService thread;

    LocalStage(String name, Shard shard) {
        this.name = name;
        this.shard = shard;
        this.thread = Executors.newSingleThreadExecutor(task -> new Thread(task, name));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletableFuture<Frame> send(Frame request) {
        CompletableFuture<Frame> answer = new CompletableFuture<>();
        try {
            thread.execute(() -> compute(request, answer));
        } catch (RejectedExecutionException e) {
            answer.completeExceptionally(
                    new StageException(name, StageException.Reason.CLOSED, Phrase.verbatim(name + " was closed."), e));
        }
        return answer;
    }

    @Override
    public void close() {
        thread.execute(shard::close);
        thread.shutdown();
    }

    private void compute(Frame request, CompletableFuture<Frame> answer) {
        Frame frame = shard.execute(request);
        if (frame.kind() == FrameKind.FAILURE) {
            answer.completeExceptionally(exception(FrameFailure.of(frame)));
        } else {
            answer.complete(frame);
        }
    }

    private StageException exception(FrameFailure failure) {
        if (failure.positionSkipped()) {
            return StageException.positionSkipped(name, failure.expectedPosition(), Phrase.verbatim(failure.message()));
        }
        boolean failed = failure.statusCode() == Status.Code.INTERNAL.value();
        return new StageException(
                name, failed ? StageException.Reason.BAD_ANSWER : StageException.Reason.REFUSED, failure.message());
    }
}
