package org.phonebank.worker.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameStream;
import org.phonebank.protocol.v1.LoadShardRequest;
import org.phonebank.worker.shard.Shard;
import org.phonebank.worker.shard.ShardException;
import org.phonebank.worker.shard.TinyModel;

class FrameExchangeTest {
    private static final Status GONE = Status.NOT_FOUND.withDescription("Gone.");

    @TempDir
    private Path folder;

    private final FrameCounters counters = new FrameCounters();
    private final FakeCall call = new FakeCall();
    private HostedShard hosted;
    private FrameExchange exchange;

    @BeforeEach
    void open() throws IOException, ShardException {
        Shard shard = Shard.open(folder, TinyModel.write(folder, 0, 1, 1).build());
        hosted = new HostedShard(LoadShardRequest.newBuilder().setShardId("s").build(), shard);
        exchange = new FrameExchange(call, hosted, counters);
        assertThat(hosted.admit(exchange)).isTrue();
        exchange.begin();
        await().until(() -> call.requested.get() == FrameExchange.WINDOW);
    }

    @AfterEach
    void close() {
        hosted.close(GONE);
    }

    @Test
    void slowReaderIsNotReadFromUntilItsTransportIsReady() {
        call.ready = false;
        for (int i = 0; i < FrameExchange.WINDOW; i++) {
            exchange.onMessage(received(i));
        }
        await().until(() -> call.sent.size() == FrameExchange.WINDOW);
        assertThat(call.requested).hasValue(FrameExchange.WINDOW);

        call.ready = true;
        exchange.onReady();

        await().until(() -> call.requested.get() == 2 * FrameExchange.WINDOW);
    }

    @Test
    void readyTransportIsGivenOneRequestForEachAnswer() {
        exchange.onMessage(received(1));
        exchange.onMessage(received(2));

        await().until(() -> call.requested.get() == FrameExchange.WINDOW + 2);
        assertThat(call.sent).containsExactly(1, 2);
        assertThat(counters.answeredFrames()).isEqualTo(2);
        assertThat(counters.pendingFrames()).isZero();
    }

    @Test
    void halfClosedStreamEndsAfterItsLastAnswer() {
        exchange.onMessage(received(1));
        exchange.onHalfClose();

        await().until(() -> call.status != null);
        assertThat(call.sent).containsExactly(1);
        assertThat(call.status).isEqualTo(Status.OK);
    }

    @Test
    void cancelledStreamIsNotWrittenToAndItsFramesAreNotCounted() throws InterruptedException {
        exchange.onCancel();
        exchange.onMessage(received(1));
        CountDownLatch through = new CountDownLatch(1);
        hosted.compute(through::countDown);

        assertThat(through.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(counters.pendingFrames()).isZero();
        assertThat(call.sent).isEmpty();
        assertThat(counters.answeredFrames()).isZero();
    }

    @Test
    void shardThatIsClosingTakesNoFurtherStreams() {
        hosted.close(GONE);

        assertThat(hosted.admit(new FrameExchange(call, hosted, counters))).isFalse();
        assertThat(call.status).hasToString("Status{code=NOT_FOUND, description=Gone., cause=null}");
    }

    @Test
    void shardServesABoundedNumberOfStreams() {
        int admitted = 1;
        while (hosted.admit(new FrameExchange(call, hosted, counters))) {
            admitted++;
        }
        assertThat(admitted).isEqualTo(16);

        exchange.onComplete();
        assertThat(hosted.admit(exchange)).isTrue();
    }

    private static ReceivedFrame received(int request) {
        MethodDescriptor.Marshaller<ReceivedFrame> marshaller =
                ReceivedFrame.method().getRequestMarshaller();
        Frame frame = Frame.tokens(request, 1, 0, new int[] {request % TinyModel.VOCABULARY}, 1);
        return marshaller.parse(FrameStream.method().streamRequest(frame));
    }

    /** What gRPC would do with a stream, as far as an exchange can see it. */
    private static final class FakeCall extends ServerCall<ReceivedFrame, Frame> {
        private final AtomicInteger requested = new AtomicInteger();
        private final List<Integer> sent = new CopyOnWriteArrayList<>();
        private volatile boolean ready = true;
        private volatile @Nullable Status status;

        @Override
        public void request(int numMessages) {
            requested.addAndGet(numMessages);
        }

        @Override
        public void sendHeaders(Metadata headers) {}

        @Override
        public void sendMessage(Frame message) {
            sent.add(message.request());
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void close(Status end, Metadata trailers) {
            status = end;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public MethodDescriptor<ReceivedFrame, Frame> getMethodDescriptor() {
            return ReceivedFrame.method();
        }
    }
}
