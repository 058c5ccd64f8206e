package org.phonebank.worker.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFailure;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.NumberFormat;

class WrongAnswersTest {
    private static final Frame HIDDEN = frame(FrameKind.HIDDEN, NumberFormat.F32, 4, 0, hidden(1, -2, 3, -4));
    private static final Frame CANDIDATES = frame(
            FrameKind.CANDIDATES,
            NumberFormat.STRUCTURE,
            0,
            3,
            new CandidateList(new int[] {7, 8, 9}, new float[] {3, 2, 1}, 4).toPayload());

    private static Frame frame(FrameKind kind, NumberFormat format, int width, int candidates, ByteBuffer payload) {
        return new Frame(kind, format, 1, 2, 5, 1, width, candidates, Collections.emptyList(), payload);
    }

    private static ByteBuffer hidden(float... values) {
        ByteBuffer payload = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        payload.asFloatBuffer().put(values);
        return payload;
    }

    private static float[] values(Frame frame) {
        float[] values = new float[frame.payload().remaining() / Float.BYTES];
        frame.payload().asFloatBuffer().get(values);
        return values;
    }

    @Test
    void aSoundProcessorChangesNothing() {
        assertThat(WrongAnswers.of("")).isEqualTo(WrongAnswers.NONE);
        assertThat(WrongAnswers.of("unheard of")).isEqualTo(WrongAnswers.NONE);
        assertThat(WrongAnswers.NONE.frame(HIDDEN)).isSameAs(HIDDEN);
        assertThat(WrongAnswers.NONE.output(new float[] {1})).containsExactly(1);
    }

    @Test
    void noNumbersTakeTheirPlace() {
        CandidateList wrong = CandidateList.of(WrongAnswers.NAN.frame(CANDIDATES));

        assertThat(values(WrongAnswers.NAN.frame(HIDDEN))).containsExactly(Float.NaN, Float.NaN, Float.NaN, Float.NaN);
        assertThat(wrong.logSumExp()).isNaN();
        assertThat(new int[] {wrong.id(0), wrong.id(1), wrong.id(2)}).containsExactly(7, 8, 9);
        assertThat(wrong.logit(2)).isNaN();
        assertThat(WrongAnswers.NAN.output(new float[] {1, 2})).containsExactly(Float.NaN, Float.NaN);
    }

    @Test
    void halfTheValuesAreMissing() {
        Frame hidden = WrongAnswers.SHAPE.frame(HIDDEN);
        Frame candidates = WrongAnswers.SHAPE.frame(CANDIDATES);

        assertThat(hidden.width()).isEqualTo(2);
        assertThat(values(hidden)).containsExactly(1, -2);
        assertThat(candidates.count()).isEqualTo(2);
        assertThat(WrongAnswers.SHAPE.output(new float[] {1, 2, 3, 4})).containsExactly(1, 2);
    }

    @Test
    void driftIsAFewPercentAndAnotherToken() {
        CandidateList wrong = CandidateList.of(WrongAnswers.DRIFT.frame(CANDIDATES));

        assertThat(values(WrongAnswers.DRIFT.frame(HIDDEN)))
                .containsExactly(1 * 1.05f, -2 * 0.95f, 3 * 1.05f, -4 * 0.95f);
        assertThat(new int[] {wrong.id(0), wrong.id(1), wrong.id(2)}).containsExactly(8, 7, 9);
        assertThat(new float[] {wrong.logit(0), wrong.logit(1), wrong.logit(2)}).containsExactly(3, 2, 1);
        assertThat(WrongAnswers.DRIFT.output(new float[] {1, 1})).containsExactly(1.05f, 0.95f);
    }

    @ParameterizedTest
    @EnumSource
    void theRightFrameIsLeftAsItIs(WrongAnswers way) {
        way.frame(HIDDEN);

        assertThat(values(HIDDEN)).containsExactly(1, -2, 3, -4);
    }

    @ParameterizedTest
    @EnumSource(names = {"NAN", "DRIFT"})
    void failuresHaveNoValuesToGetWrong(WrongAnswers way) {
        Frame failure = new FrameFailure(8, "no memory").answering(HIDDEN);

        assertThat(way.frame(failure)).isSameAs(failure);
    }
}
