package org.phonebank.pipeline.link;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.phonebank.protocol.v1.ProbeRequest;
import org.phonebank.protocol.v1.ProbeResponse;

/** The time until an echo comes back, or why it does not. */
final class EchoTime {
    private final Supplier<Duration> sinceStart;
    private final WorkerFailures failures;
    private final CompletableFuture<Duration> result = new CompletableFuture<>();

    EchoTime(Supplier<Duration> sinceStart, WorkerFailures failures) {
        this.sinceStart = sinceStart;
        this.failures = failures;
    }

    CompletableFuture<Duration> result() {
        return result;
    }

    ClientResponseObserver<ProbeRequest, ProbeResponse> observer() {
        return new Answer();
    }

    private void fail(Status status) {
        result.completeExceptionally(failures.ofCall(LinkWording.PING, status));
    }

    private final class Answer implements ClientResponseObserver<ProbeRequest, ProbeResponse> {
        @Override
        public void beforeStart(ClientCallStreamObserver<ProbeRequest> call) {
            CompletableFuture<Duration> unused = result.whenComplete((time, failure) -> {
                if (result.isCancelled()) {
                    call.cancel("Nobody waits for the echo any more.", null);
                }
            });
        }

        @Override
        public void onNext(ProbeResponse response) {
            result.complete(sinceStart.get());
        }

        @Override
        public void onError(Throwable error) {
            fail(Status.fromThrowable(error));
        }

        @Override
        public void onCompleted() {
            // Does nothing after an answer.
            fail(Status.UNAVAILABLE.withDescription("the worker ended the call without an answer"));
        }
    }
}
