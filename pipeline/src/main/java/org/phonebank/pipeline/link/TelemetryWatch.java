package org.phonebank.pipeline.link;

import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.v1.TelemetrySample;
import org.phonebank.protocol.v1.WatchTelemetryRequest;

/** A running watch of a worker's telemetry; closing it ends the stream. */
public final class TelemetryWatch implements AutoCloseable {
    private final WorkerFailures failures;
    private final TelemetryListener listener;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable ClientCallStreamObserver<WatchTelemetryRequest> call;

    TelemetryWatch(WorkerFailures failures, TelemetryListener listener) {
        this.failures = failures;
        this.listener = listener;
    }

    @Override
    public void close() {
        ClientCallStreamObserver<WatchTelemetryRequest> running = call;
        if (over.compareAndSet(false, true) && running != null) {
            running.cancel("The watch was closed.", null);
        }
    }

    ClientResponseObserver<WatchTelemetryRequest, TelemetrySample> observer() {
        return new Samples();
    }

    private void end(Status status) {
        if (over.compareAndSet(false, true)) {
            listener.ended(failures.ofCall(LinkWording.REPORT, status));
        }
    }

    private final class Samples implements ClientResponseObserver<WatchTelemetryRequest, TelemetrySample> {
        @Override
        public void beforeStart(ClientCallStreamObserver<WatchTelemetryRequest> stream) {
            call = stream;
        }

        @Override
        public void onNext(TelemetrySample sample) {
            if (!over.get()) {
                listener.sample(sample);
            }
        }

        @Override
        public void onError(Throwable error) {
            end(Status.fromThrowable(error));
        }

        @Override
        public void onCompleted() {
            end(Status.UNAVAILABLE.withDescription("the worker ended the stream"));
        }
    }
}
