package org.phonebank.pipeline.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.v1.SelfTestResponse;

class SelfTestJudgeTest {
    private final SelfTestJudge judge = new SelfTestJudge(new float[] {3, 4}, 0.05, Duration.ofMillis(50));

    @Test
    void rightAndFastIsWell() {
        assertThat(judge.judge("Pixel 2", response(1500, 3, 4.02f)))
                .isEqualTo(new PhoneHealth(
                        true, Phrase.verbatim("Pixel 2 computes rightly, in 1.50 ms (error 0.020)."), 1.5));
    }

    @Test
    void exactlyRightIsWell() {
        assertThat(judge.judge("Pixel 2", response(1500, 3, 4)).ok()).isTrue();
    }

    @Test
    void errorAboveToleranceIsNotUsed() {
        assertThat(judge.judge("Pixel 2", response(1500, 3, 4.1f)))
                .isEqualTo(new PhoneHealth(
                        false,
                        Phrase.verbatim("Pixel 2 computes wrongly (error 0.10, allowed 0.050) and is not used."),
                        1.5));
    }

    @Test
    void oneWrongValueAmongManyIsNotHiddenByTheOthers() {
        float[] expected = new float[2048];
        Arrays.fill(expected, 1);
        float[] output = expected.clone();
        output[7] = -1;

        assertThat(new SelfTestJudge(expected, 0.1, Duration.ofMillis(50)).judge("Pixel 2", response(1500, output)))
                .isEqualTo(new PhoneHealth(
                        false,
                        Phrase.verbatim("Pixel 2 computes wrongly (error 2.0, allowed 0.10) and is not used."),
                        1.5));
    }

    @Test
    void valuesThatAreNoNumbersAreNotUsed() {
        PhoneHealth unwell = new PhoneHealth(
                false,
                Phrase.verbatim("Pixel 2 computed values that are no numbers in its self-test and is not used."),
                1.5);

        assertThat(judge.judge("Pixel 2", response(1500, Float.NaN, 4))).isEqualTo(unwell);
        assertThat(judge.judge("Pixel 2", response(1500, 3, Float.POSITIVE_INFINITY)))
                .isEqualTo(unwell);
    }

    @Test
    void wrongNumberOfValuesIsNotUsed() {
        assertThat(judge.judge("Pixel 2", response(1500, 3)))
                .isEqualTo(new PhoneHealth(
                        false,
                        Phrase.verbatim("Pixel 2 gave 1 values instead of 2 in its self-test and is not used."),
                        1.5));
    }

    @Test
    void tooSlowIsNotUsed() {
        assertThat(judge.judge("Pixel 2", response(51_000, 3, 4)))
                .isEqualTo(new PhoneHealth(
                        false,
                        Phrase.verbatim(
                                "Pixel 2 needs 51.0 ms for one step (at most 50 ms is useful) and is not used."),
                        51));
    }

    private static SelfTestResponse response(long medianMicros, float... output) {
        SelfTestResponse.Builder response = SelfTestResponse.newBuilder().setMedianMicros(medianMicros);
        for (float value : output) {
            response.addOutput(value);
        }
        return response.build();
    }
}
