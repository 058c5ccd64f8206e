package org.phonebank.worker.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.grpc.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFailure;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.NumberFormat;

class ShardTest {
    private static final int[] PROMPT = {5, 99, 0, 42, 7, 7, 63, 12, 88, 31};
    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    private Path folder;

    private Shard whole;

    @BeforeEach
    void open() throws IOException, ShardException {
        whole = Shard.open(folder, TinyModel.write(folder, 0, 2, 2).build());
    }

    @AfterEach
    void close() {
        whole.close();
    }

    @Test
    void chunkedPrefillEqualsOnePass() {
        float[] onePass = logits(whole.execute(Frame.tokens(1, 1, 0, PROMPT, ALL)));

        whole.execute(Frame.tokens(2, 2, 0, Arrays.copyOfRange(PROMPT, 0, 4), 0));
        whole.execute(Frame.tokens(3, 2, 4, Arrays.copyOfRange(PROMPT, 4, 9), 0));
        float[] chunked = logits(whole.execute(Frame.tokens(4, 2, 9, Arrays.copyOfRange(PROMPT, 9, 10), ALL)));

        assertThat(chunked).containsExactly(onePass, within(1e-4f));
    }

    @Test
    void rewindingToAnEarlierPositionEqualsAFreshRun() {
        whole.execute(Frame.tokens(1, 1, 0, PROMPT, 0));
        float[] rewound = logits(whole.execute(Frame.tokens(2, 1, 3, new int[] {17, 18, 19}, ALL)));

        float[] fresh = logits(
                whole.execute(Frame.tokens(3, 2, 0, new int[] {PROMPT[0], PROMPT[1], PROMPT[2], 17, 18, 19}, ALL)));
        assertThat(rewound).containsExactly(fresh, within(1e-4f));
    }

    @Test
    void rewindingForgetsWhatWasCachedBeyond() {
        whole.execute(Frame.tokens(1, 1, 0, PROMPT, 0));
        whole.execute(Frame.tokens(2, 1, 3, new int[] {17}, 0));

        FrameFailure failure = FrameFailure.of(whole.execute(Frame.tokens(3, 1, 5, new int[] {18}, 1)));

        assertThat(failure.statusCode()).isEqualTo(Status.Code.OUT_OF_RANGE.value());
        assertThat(failure.expectedPosition()).isEqualTo(4);
    }

    @Test
    void sendingTheSameFrameAgainGivesTheSameAnswer() {
        whole.execute(Frame.tokens(1, 1, 0, PROMPT, 0));
        Frame step = Frame.tokens(2, 1, PROMPT.length, new int[] {3}, ALL);

        assertThat(logits(whole.execute(step))).containsExactly(logits(whole.execute(step)));
    }

    @Test
    void interleavedSequencesDoNotTouchEachOther() {
        int[] other = {80, 81, 82, 83, 84, 85, 86, 87, 88, 89};
        float[] aloneFirst = stepwise(1, PROMPT);
        float[] aloneSecond = stepwise(2, other);

        float[] first = {};
        float[] second = {};
        for (int i = 0; i < PROMPT.length; i++) {
            first = logits(whole.execute(Frame.tokens(i, 3, i, new int[] {PROMPT[i]}, ALL)));
            second = logits(whole.execute(Frame.tokens(i, 4, i, new int[] {other[i]}, ALL)));
        }

        assertThat(first).containsExactly(aloneFirst);
        assertThat(second).containsExactly(aloneSecond);
    }

    @Test
    void shardsInARowGiveTheSameStepwiseAsInOnePass() throws IOException, ShardException {
        Path parts = Files.createDirectory(folder.resolve("parts"));
        try (Shard first = Shard.open(parts, TinyModel.write(parts, 0, 1, 3).build());
                Shard middle = Shard.open(parts, TinyModel.write(parts, 1, 2, 3).build());
                Shard last = Shard.open(parts, TinyModel.write(parts, 2, 3, 3).build())) {
            Frame onePass = through(Frame.tokens(1, 1, 0, PROMPT, ALL), first, middle, last);
            Frame stepwise = onePass;
            for (int i = 0; i < PROMPT.length; i++) {
                stepwise = through(Frame.tokens(1, 2, i, new int[] {PROMPT[i]}, ALL), first, middle, last);
            }
            assertThat(logits(stepwise)).containsExactly(logits(onePass), within(1e-3f));
            assertThat(stepwise.timings()).extracting(t -> t.stage()).containsExactly(0, 1, 2);
        }
    }

    @Test
    void buffersInHalfPrecisionGiveNearlyTheSameStepwiseAsInFullPrecision() throws IOException, ShardException {
        float[] full = logits(whole.execute(Frame.tokens(1, 1, 0, PROMPT, ALL)));
        try (Shard half = Shard.open(
                folder, TinyModel.write(folder, 0, 2, 2, KvFormat.F16).build())) {
            Frame answer = half.execute(Frame.tokens(1, 1, 0, Arrays.copyOf(PROMPT, 4), ALL));
            for (int i = 4; i < PROMPT.length; i++) {
                answer = half.execute(Frame.tokens(1, 1, i, new int[] {PROMPT[i]}, ALL));
            }
            assertThat(logits(answer)).containsExactly(full, within(2e-2f)).isNotEqualTo(full);
        }
    }

    @Test
    void graphWithBuffersOfAnotherFormatIsRefused() throws IOException {
        ShardSpec spec = TinyModel.write(folder, 0, 1, 2, KvFormat.F16)
                .kv(TinyModel.KV_HEADS, TinyModel.HEAD_DIM, KvFormat.F32)
                .build();
        assertThatThrownBy(() -> Shard.open(folder, spec))
                .isInstanceOf(ShardException.class)
                .hasMessageStartingWith("The graph shard-00-01.onnx is not what shard shard-00-01 was said to be: input"
                        + " past.0.key should be FLOAT [1, 2, 24, 16], but is ");
    }

    @Test
    void leastRecentlyUsedSequenceIsForgottenAndAnswersWithTheExpectedPosition() {
        for (int sequence = 1; sequence <= 4; sequence++) {
            whole.execute(Frame.tokens(sequence, sequence, 0, PROMPT, 0));
        }
        whole.execute(Frame.tokens(9, 1, PROMPT.length, new int[] {1}, 0));
        whole.execute(Frame.tokens(10, 5, 0, PROMPT, 0));

        FrameFailure failure = FrameFailure.of(whole.execute(Frame.tokens(11, 2, PROMPT.length, new int[] {1}, 1)));
        assertThat(failure.positionSkipped()).isTrue();
        assertThat(failure.expectedPosition()).isZero();
        assertThat(failure.message())
                .isEqualTo("Shard shard-00-02 was sent position 10 of sequence 2, of which it holds 0;"
                        + " replay from there.");
        assertThat(whole.execute(Frame.tokens(12, 1, PROMPT.length + 1, new int[] {1}, 0))
                        .kind())
                .isEqualTo(FrameKind.ACCEPTED);
    }

    @Test
    void reusedBuffersOfAForgottenSequenceDoNotShowThrough() {
        float[] expected = logits(whole.execute(Frame.tokens(1, 1, 0, PROMPT, ALL)));
        whole.execute(
                Frame.tokens(2, 2, 0, IntStream.range(0, TinyModel.CONTEXT).toArray(), 0));
        Frame forgotten = whole.execute(Frame.forget(3, 2));
        float[] again = logits(whole.execute(Frame.tokens(4, 3, 0, PROMPT, ALL)));

        assertThat(forgotten.kind()).isEqualTo(FrameKind.ACCEPTED);
        assertThat(again).containsExactly(expected);
    }

    @Test
    void candidatesAreTheHighestOfAllLogits() {
        CandidateList all = CandidateList.of(whole.execute(Frame.tokens(1, 1, 0, PROMPT, ALL)));
        CandidateList top = CandidateList.of(whole.execute(Frame.tokens(2, 1, 0, PROMPT, 7)));

        assertThat(all.size()).isEqualTo(TinyModel.VOCABULARY);
        assertThat(top.size()).isEqualTo(7);
        for (int i = 0; i < 7; i++) {
            assertThat(top.id(i)).isEqualTo(all.id(i));
            assertThat(top.logit(i)).isEqualTo(all.logit(i));
        }
        assertThat(top.logSumExp()).isEqualTo(all.logSumExp());
    }

    @Test
    void withoutCandidatesTheAnswerIsAccepted() {
        Frame answer = whole.execute(Frame.tokens(8, 1, 0, PROMPT, 0));

        assertThat(answer.kind()).isEqualTo(FrameKind.ACCEPTED);
        assertThat(answer.request()).isEqualTo(8);
        assertThat(answer.count()).isEqualTo(PROMPT.length);
        assertThat(answer.timings()).hasSize(1);
    }

    @Test
    void contextMayBeFilledButNotExceeded() {
        int[] full = new int[TinyModel.CONTEXT];
        assertThat(whole.execute(Frame.tokens(1, 1, 0, full, 1)).kind()).isEqualTo(FrameKind.CANDIDATES);

        FrameFailure failure = FrameFailure.of(whole.execute(Frame.tokens(2, 1, full.length, new int[1], 1)));

        assertThat(failure.statusCode()).isEqualTo(Status.Code.INVALID_ARGUMENT.value());
        assertThat(failure.positionSkipped()).isFalse();
        assertThat(failure.message())
                .isEqualTo("Shard shard-00-02 refused a frame: positions 24 to 25 exceed the context of 24 tokens.");
    }

    @Test
    void malformedFramesAreRefusedAndTheCacheStaysAsItWas() {
        whole.execute(Frame.tokens(1, 1, 0, PROMPT, 0));
        Frame good = Frame.tokens(2, 1, PROMPT.length, new int[] {1}, 1);

        refused(Frame.tokens(2, 1, 0, new int[] {TinyModel.VOCABULARY}, 1), "token id 101 is not in the vocabulary");
        refused(Frame.tokens(2, 1, 0, new int[] {-1}, 1), "token id -1 is not in the vocabulary");
        refused(Frame.tokens(2, 1, 0, new int[0], 1), "it carries no tokens");
        refused(good.withPayload(ByteBuffer.allocate(3)), "it carries 3 bytes where 4 belong to 1 tokens");
        refused(hidden(NumberFormat.F32, TinyModel.HIDDEN), "this shard takes TOKENS, not HIDDEN");

        assertThat(whole.execute(good).kind()).isEqualTo(FrameKind.CANDIDATES);
    }

    @Test
    void hiddenStatesOfAnotherFormatOrWidthAreRefused() throws IOException, ShardException {
        try (Shard last = Shard.open(folder, TinyModel.write(folder, 1, 2, 2).build())) {
            assertThat(message(last, hidden(NumberFormat.F32, 31)))
                    .endsWith("its width is 31, the model's hidden size 32.");
            assertThat(message(last, hidden(NumberFormat.Q8, 32)))
                    .isEqualTo("This worker reads hidden states in F32 only, not in Q8.");
            assertThat(message(last, Frame.tokens(1, 1, 0, PROMPT, 1))).endsWith("takes HIDDEN, not TOKENS.");
        }
    }

    @Test
    void answersAreThoseOfItsProcessor() throws IOException, ShardException {
        List<Frame> computed = new ArrayList<>();
        Processor swapped = new Processor() {
            @Override
            public void stretch(long startNanos) {
                // As fast as the machine is.
            }

            @Override
            public Frame answer(Frame answer) {
                computed.add(answer);
                return answer.accepted(answer.timings());
            }

            @Override
            public float[] output(float[] output) {
                return output;
            }
        };
        try (Shard shard = Shard.open(folder, TinyModel.write(folder, 0, 2, 2).build(), swapped)) {
            Frame answer = shard.execute(Frame.tokens(1, 1, 0, PROMPT, 3));

            assertThat(answer.kind()).isEqualTo(FrameKind.ACCEPTED);
            assertThat(computed.get(0).kind()).isEqualTo(FrameKind.CANDIDATES);
            assertThat(shard.execute(Frame.tokens(2, 1, 99, PROMPT, 3)).kind()).isEqualTo(FrameKind.FAILURE);
        }
    }

    @Test
    void outputThatIsNoNumberFailsAndNamesWhereItBroke() throws IOException, ShardException {
        try (Shard middle = Shard.open(folder, TinyModel.write(folder, 1, 2, 3).build())) {
            float[] values = new float[TinyModel.HIDDEN];
            values[4] = Float.NaN;

            FrameFailure failure = FrameFailure.of(middle.execute(hidden(values)));

            assertThat(failure.statusCode()).isEqualTo(Status.Code.INTERNAL.value());
            assertThat(failure.message())
                    .isEqualTo("Shard shard-01-02 (layers 1 to 2) computed NaN as hidden value 0 at position 0.");
            assertThat(FrameFailure.of(middle.execute(hiddenAt(1))).expectedPosition())
                    .isZero();
        }
    }

    @Test
    void answersOwnTheirPayload() {
        Frame first = whole.execute(Frame.tokens(1, 1, 0, PROMPT, ALL));
        float[] before = logits(first);
        whole.execute(Frame.tokens(2, 1, 0, new int[] {1, 2, 3}, ALL));

        assertThat(logits(first)).containsExactly(before);
    }

    @Test
    void closedShardRefusesToCompute() {
        whole.close();
        assertThatThrownBy(() -> whole.execute(Frame.tokens(1, 1, 0, PROMPT, 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Shard shard-00-02 is closed.");
    }

    private float[] stepwise(long sequence, int[] tokens) {
        float[] logits = {};
        for (int i = 0; i < tokens.length; i++) {
            logits = logits(whole.execute(Frame.tokens(i, sequence, i, new int[] {tokens[i]}, ALL)));
        }
        return logits;
    }

    private static Frame through(Frame request, Shard... shards) {
        Frame frame = request;
        for (Shard shard : shards) {
            frame = shard.execute(frame);
        }
        return frame;
    }

    private void refused(Frame frame, String why) {
        assertThat(message(whole, frame)).startsWith("Shard shard-00-02 refused a frame: " + why);
    }

    private static String message(Shard shard, Frame frame) {
        return FrameFailure.of(shard.execute(frame)).message();
    }

    private static Frame hidden(NumberFormat format, int width) {
        return new Frame(
                FrameKind.HIDDEN, format, 1, 1, 0, 1, width, 0, Collections.emptyList(), ByteBuffer.allocate(128));
    }

    private static Frame hidden(float[] values) {
        ByteBuffer payload = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        payload.asFloatBuffer().put(values);
        return frame(0, values.length / TinyModel.HIDDEN, payload);
    }

    private static Frame hiddenAt(int position) {
        return frame(position, 1, ByteBuffer.allocate(TinyModel.HIDDEN * Float.BYTES));
    }

    private static Frame frame(int position, int count, ByteBuffer payload) {
        return new Frame(
                FrameKind.HIDDEN,
                NumberFormat.F32,
                1,
                1,
                position,
                count,
                TinyModel.HIDDEN,
                0,
                Collections.emptyList(),
                payload);
    }

    /** All logits in the order of the token ids. */
    private static float[] logits(Frame answer) {
        CandidateList candidates = CandidateList.of(answer);
        float[] logits = new float[TinyModel.VOCABULARY];
        for (int i = 0; i < candidates.size(); i++) {
            logits[candidates.id(i)] = candidates.logit(i);
        }
        return logits;
    }
}
