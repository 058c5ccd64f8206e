package org.phonebank.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FrameFailureTest {
    private static final Frame REQUEST = Frame.tokens(5, 6, 7, new int[] {8}, 0);

    @Test
    void comesBackAsItWasSent() {
        Frame answer = new FrameFailure(11, 42, "Position 50 was sent, but 42 is the next one.").answering(REQUEST);

        FrameFailure failure = FrameFailure.of(answer);
        assertThat(answer.request()).isEqualTo(5);
        assertThat(answer.sequence()).isEqualTo(6);
        assertThat(failure.statusCode()).isEqualTo(11);
        assertThat(failure.positionSkipped()).isTrue();
        assertThat(failure.expectedPosition()).isEqualTo(42);
        assertThat(failure.message()).isEqualTo("Position 50 was sent, but 42 is the next one.");
    }

    @Test
    void withoutPositionItIsNoSkip() {
        assertThat(FrameFailure.of(new FrameFailure(13, "Broken.").answering(REQUEST))
                        .positionSkipped())
                .isFalse();
    }

    @Test
    void longTextIsCutBetweenCharacters() {
        String text = "x" + "é".repeat(4096);
        String received =
                FrameFailure.of(new FrameFailure(13, text).answering(REQUEST)).message();
        assertThat(received).isEqualTo("x" + "é".repeat(2047));
    }

    @Test
    void otherKindIsRefused() {
        assertThatThrownBy(() -> FrameFailure.of(REQUEST)).isInstanceOf(FrameFormatException.class);
    }
}
