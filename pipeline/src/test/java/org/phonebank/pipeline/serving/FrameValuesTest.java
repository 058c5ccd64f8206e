package org.phonebank.pipeline.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.NumberFormat;

class FrameValuesTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void magnitudeIsThatOfTheGreatestValueWithoutSign(boolean direct) {
        Frame frame = hidden(direct, 1, -7.5f, 3, 0);

        int magnitude = FrameValues.magnitude(frame);

        assertThat(Float.intBitsToFloat(magnitude)).isEqualTo(7.5f);
        assertThat(FrameValues.isFinite(magnitude)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void oneValueThatIsNoNumberIsSeen(float value) {
        for (int at = 0; at < 4; at++) {
            float[] values = {1, 2, Float.MAX_VALUE, -4};
            values[at] = value;

            assertThat(FrameValues.isFinite(FrameValues.magnitude(hidden(false, values))))
                    .isFalse();
        }
    }

    @Test
    void differenceOfHiddenStatesIsRelativeToTheGreatestValue() {
        assertThat(FrameValues.difference(hidden(false, 1, -8, 3), hidden(true, 1, -8, 3)))
                .isZero();
        assertThat(FrameValues.difference(hidden(false, 1, -8, 3), hidden(true, 1, -8, 5)))
                .isCloseTo(0.25, within(1e-6));
    }

    @Test
    void differenceOfCandidatesIsThatOfTheirLogits() {
        Frame first = candidates(20, 4);
        assertThat(FrameValues.difference(first, candidates(20, 4))).isZero();
        assertThat(FrameValues.difference(first, candidates(18, 4))).isCloseTo(0.1, within(1e-6));
    }

    @Test
    void candidatesInAnotherOrderDifferByTheirLogits() {
        Frame first = candidates(new int[] {4, 5, 6}, 20, 15, 10);

        assertThat(FrameValues.difference(first, candidates(new int[] {5, 4, 6}, 20, 15, 10)))
                .isCloseTo(0.25, within(1e-6));
        assertThat(FrameValues.difference(first, candidates(new int[] {7, 5, 6}, 20, 15, 10)))
                .isCloseTo(0.5, within(1e-6));
    }

    @Test
    void nearlyEqualCandidatesMayComeInAnotherOrder() {
        assertThat(FrameValues.difference(
                        candidates(new int[] {4, 5}, 20, 19.9f), candidates(new int[] {5, 4}, 20, 19.9f)))
                .isCloseTo(0.005, within(1e-6));
    }

    @Test
    void answersWithoutValuesDoNotDiffer() {
        Frame accepted = Frame.tokens(0, 1, 0, new int[] {1}, 0).accepted(List.of());

        assertThat(FrameValues.difference(accepted, accepted)).isZero();
    }

    private static Frame hidden(boolean direct, float... values) {
        int bytes = values.length * Float.BYTES;
        ByteBuffer whole = direct ? ByteBuffer.allocateDirect(bytes + 8) : ByteBuffer.allocate(bytes + 8);
        // Not the whole buffer, so that offsets count.
        ByteBuffer payload = whole.position(4).limit(4 + bytes).slice().order(ByteOrder.LITTLE_ENDIAN);
        payload.asFloatBuffer().put(values);
        return new Frame(FrameKind.HIDDEN, NumberFormat.F32, 0, 1, 0, 1, values.length, 0, List.of(), payload);
    }

    private static Frame candidates(float logit, int id) {
        return candidates(new int[] {id}, logit);
    }

    private static Frame candidates(int[] ids, float... logits) {
        CandidateList list = new CandidateList(ids, logits, 20);
        return new Frame(
                FrameKind.CANDIDATES, NumberFormat.STRUCTURE, 0, 1, 0, 1, 0, ids.length, List.of(), list.toPayload());
    }
}
