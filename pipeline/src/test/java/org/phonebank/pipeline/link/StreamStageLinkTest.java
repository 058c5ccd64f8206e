package org.phonebank.pipeline.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.CallOptions;
import io.grpc.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.pipeline.link.StageException.Reason;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFailure;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.NumberFormat;
import org.phonebank.protocol.frame.StageTiming;

class StreamStageLinkTest {
    private static final int SEQUENCE = 7;

    private final List<CompletableFuture<Frame>> sent = new ArrayList<>();
    private InProcessWorker worker;
    private StreamStageLink link;

    @BeforeEach
    void openStream() throws IOException {
        worker = new InProcessWorker();
        link = new StreamStageLink(worker.channel, CallOptions.DEFAULT, "Pixel 2", "shard-00-03", 2, 3);
    }

    @AfterEach
    void closeWorker() {
        link.close();
        worker.close();
    }

    @Test
    void namesItsShardInTheHeaders() {
        assertThat(worker.frames.shards).containsExactly("shard-00-03");
    }

    @Test
    void answersFindTheirRequestsInAnyOrder() {
        CompletableFuture<Frame> first = link.send(tokens(0));
        CompletableFuture<Frame> second = link.send(tokens(1));

        worker.frames.answers().onNext(hidden(received(1)));
        assertThat(first).isNotDone();
        worker.frames.answers().onNext(hidden(received(0)));

        assertThat(first.join().position()).isZero();
        assertThat(second.join().position()).isEqualTo(1);
    }

    @Test
    void requestsGetNumbersOfTheirOwnAndNoTimingsOfStagesBefore() {
        send(hidden(tokens(0), new StageTiming(0, 1, 2)));
        send(hidden(tokens(1), new StageTiming(0, 1, 2)));

        assertThat(worker.frames.received).extracting(Frame::request).containsExactly(1, 2);
        assertThat(worker.frames.received).extracting(Frame::timings).containsOnly(List.of());
    }

    @Test
    void holdsBackWhatWouldBeTooMuchInFlightAndSendsItInOrder() {
        List<CompletableFuture<Frame>> answers =
                IntStream.range(0, 5).mapToObj(i -> link.send(tokens(i))).toList();
        assertThat(worker.frames.received).extracting(Frame::position).containsExactly(0, 1);

        for (int i = 0; i < 5; i++) {
            worker.frames.answers().onNext(hidden(received(i)));
        }

        assertThat(worker.frames.received).extracting(Frame::position).containsExactly(0, 1, 2, 3, 4);
        assertThat(answers.stream().map(CompletableFuture::join).map(Frame::position))
                .containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void refusesMoreThanMayWait() {
        IntStream.range(0, 5).forEach(i -> send(tokens(i)));

        StageException failure = failure(link.send(tokens(5)));

        assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
        assertThat(failure).hasMessage("3 requests already wait for Pixel 2; send fewer at once.");
    }

    @Test
    void answerMaySendTheNextRequest() {
        CompletableFuture<Frame> chained = link.send(tokens(0)).thenCompose(answer -> link.send(tokens(1)));

        worker.frames.answers().onNext(hidden(received(0)));
        worker.frames.answers().onNext(hidden(received(1)));

        assertThat(chained.join().position()).isEqualTo(1);
    }

    @Test
    void lostStreamFailsEverythingUnansweredAndEverythingLater() {
        CompletableFuture<Frame> underWay = link.send(tokens(0));
        send(tokens(1));
        CompletableFuture<Frame> waiting = link.send(tokens(2));

        worker.frames
                .answers()
                .onError(Status.UNAVAILABLE.withDescription("Connection reset").asRuntimeException());

        for (CompletableFuture<Frame> answer : List.of(underWay, waiting, link.send(tokens(3)))) {
            StageException failure = failure(answer);
            assertThat(failure.reason()).isEqualTo(Reason.LOST);
            assertThat(failure.phone()).isEqualTo("Pixel 2");
            assertThat(failure)
                    .hasMessage("The worker on Pixel 2 cannot be reached (Connection reset); check cable or Wi-Fi, then"
                            + " provision the phone again.");
        }
    }

    @Test
    void killedWorkerFailsEverythingUnanswered() {
        CompletableFuture<Frame> underWay = link.send(tokens(0));

        worker.kill();

        assertThat(failure(underWay).reason()).isEqualTo(Reason.LOST);
    }

    @Test
    void streamThatEndsWithoutAFailureIsLostToo() {
        CompletableFuture<Frame> underWay = link.send(tokens(0));

        worker.frames.answers().onCompleted();

        assertThat(failure(underWay).reason()).isEqualTo(Reason.LOST);
    }

    @Test
    void unknownShardIsARefusalWithTheWorkersWords() {
        CompletableFuture<Frame> underWay = link.send(tokens(0));

        worker.frames
                .answers()
                .onError(Status.NOT_FOUND
                        .withDescription("The shard shard-00-03 is not loaded; load it first.")
                        .asRuntimeException());

        assertThat(failure(underWay).reason()).isEqualTo(Reason.REFUSED);
        assertThat(link.isEnded()).isTrue();
        assertThat(failure(underWay))
                .hasMessage("Pixel 2 could not compute: The shard shard-00-03 is not loaded; load it first.");
    }

    @Test
    void failureFrameFailsItsRequestAloneAndTellsTheExpectedPosition() {
        CompletableFuture<Frame> first = link.send(tokens(9));
        CompletableFuture<Frame> second = link.send(tokens(0));

        worker.frames
                .answers()
                .onNext(new FrameFailure(Status.Code.FAILED_PRECONDITION.value(), 4, "Position 4 was\nexpected.")
                        .answering(received(0)));
        worker.frames.answers().onNext(hidden(received(1)));

        assertThat(failure(first).reason()).isEqualTo(Reason.POSITION_SKIPPED);
        assertThat(failure(first).expectedPosition()).hasValue(4);
        assertThat(failure(first)).hasMessage("Pixel 2 lost part of the conversation: Position 4 was expected.");
        assertThat(second).isCompleted();
    }

    @Test
    void phoneThatComputesNoNumbersIsNotToBeTrusted() {
        CompletableFuture<Frame> nonsense = link.send(tokens(0));
        CompletableFuture<Frame> tooMuch = link.send(tokens(1));

        worker.frames
                .answers()
                .onNext(new FrameFailure(Status.Code.INTERNAL.value(), "NaN in layer 3").answering(received(0)));
        worker.frames
                .answers()
                .onNext(new FrameFailure(Status.Code.RESOURCE_EXHAUSTED.value(), "no memory").answering(received(1)));

        assertThat(failure(nonsense).reason()).isEqualTo(Reason.BAD_ANSWER);
        assertThat(failure(tooMuch).reason()).isEqualTo(Reason.REFUSED);
        assertThat(link.isEnded()).isFalse();
    }

    @Test
    void expectedPositionThatSkipsMoreInsteadOfLessIsABadAnswer() {
        CompletableFuture<Frame> ahead = link.send(tokens(9));
        CompletableFuture<Frame> negative = link.send(tokens(3));

        worker.frames.answers().onNext(new FrameFailure(11, 9, "more").answering(received(0)));
        worker.frames.answers().onNext(new FrameFailure(11, -2, "less").answering(received(1)));

        assertThat(failure(ahead).reason()).isEqualTo(Reason.BAD_ANSWER);
        assertThat(failure(negative).reason()).isEqualTo(Reason.BAD_ANSWER);
    }

    @Test
    void failureFrameThatCannotBeReadIsABadAnswer() {
        CompletableFuture<Frame> answer = link.send(tokens(0));

        Frame request = received(0);
        worker.frames
                .answers()
                .onNext(frame(FrameKind.FAILURE, NumberFormat.STRUCTURE, request, ByteBuffer.allocate(3)));

        assertThat(failure(answer).reason()).isEqualTo(Reason.BAD_ANSWER);
    }

    @Test
    void answerForAnotherPositionIsABadAnswer() {
        CompletableFuture<Frame> answer = link.send(tokens(3));

        worker.frames.answers().onNext(hidden(tokens(2).withRequest(received(0).request())));

        assertThat(failure(answer).reason()).isEqualTo(Reason.BAD_ANSWER);
    }

    @Test
    void answerToNothingEndsTheStream() {
        CompletableFuture<Frame> answer = link.send(tokens(0));

        worker.frames.answers().onNext(hidden(tokens(0).withRequest(99)));

        assertThat(failure(answer).reason()).isEqualTo(Reason.BAD_ANSWER);
        assertThat(failure(link.send(tokens(1))).reason()).isEqualTo(Reason.BAD_ANSWER);
    }

    @Test
    void closingFailsWhatIsUnanswered() {
        CompletableFuture<Frame> answer = link.send(tokens(0));

        link.close();

        assertThat(failure(answer).reason()).isEqualTo(Reason.CLOSED);
        assertThat(failure(answer)).hasMessage("The link to Pixel 2 was closed.");
    }

    /** For requests whose answers do not matter. */
    private void send(Frame request) {
        sent.add(link.send(request));
    }

    private Frame received(int index) {
        return worker.frames.received.get(index);
    }

    private static Frame tokens(int position) {
        return Frame.tokens(0, SEQUENCE, position, new int[] {position}, 0);
    }

    private static Frame hidden(Frame request, StageTiming... timings) {
        return new Frame(
                FrameKind.HIDDEN,
                NumberFormat.F32,
                request.request(),
                request.sequence(),
                request.position(),
                request.count(),
                1,
                0,
                List.of(timings),
                ByteBuffer.allocate(Float.BYTES));
    }

    private static Frame frame(FrameKind kind, NumberFormat format, Frame request, ByteBuffer payload) {
        return new Frame(
                kind,
                format,
                request.request(),
                request.sequence(),
                request.position(),
                request.count(),
                0,
                0,
                List.of(),
                payload);
    }

    private static StageException failure(CompletableFuture<Frame> answer) {
        assertThat(answer).isCompletedExceptionally();
        CompletionException thrown = catchThrowableOfType(CompletionException.class, answer::join);
        return (StageException) Objects.requireNonNull(thrown.getCause());
    }
}
