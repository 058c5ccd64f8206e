package org.phonebank.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class CandidateListTest {
    @Test
    void comesBackAsItWasSent() {
        CandidateList sent = new CandidateList(new int[] {7, 3}, new float[] {1.5f, -2f}, 9.25f);

        CandidateList received = CandidateList.of(frame(2, sent.toPayload()));

        assertThat(received.size()).isEqualTo(2);
        assertThat(new int[] {received.id(0), received.id(1)}).containsExactly(7, 3);
        assertThat(new float[] {received.logit(0), received.logit(1)}).containsExactly(1.5f, -2f);
        assertThat(received.logSumExp()).isEqualTo(9.25f);
    }

    @Test
    void countThatContradictsThePayloadIsRefused() {
        ByteBuffer payload = new CandidateList(new int[1], new float[1], 0).toPayload();
        assertThatThrownBy(() -> CandidateList.of(frame(Integer.MAX_VALUE, payload)))
                .isInstanceOf(FrameFormatException.class)
                .hasMessage("A frame announces 2147483647 candidates but carries 12 bytes.");
    }

    @Test
    void otherKindIsRefused() {
        assertThatThrownBy(() -> CandidateList.of(Frame.forget(1, 2))).isInstanceOf(FrameFormatException.class);
    }

    private static Frame frame(int candidates, ByteBuffer payload) {
        return new Frame(
                FrameKind.CANDIDATES,
                NumberFormat.STRUCTURE,
                1,
                2,
                3,
                4,
                0,
                candidates,
                Collections.emptyList(),
                payload);
    }
}
