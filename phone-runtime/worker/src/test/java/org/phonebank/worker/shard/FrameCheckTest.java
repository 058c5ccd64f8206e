package org.phonebank.worker.shard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFailure;

class FrameCheckTest {
    @Test
    void tokensWhoseHiddenStatesWouldExceedAFrameAreRefused() {
        FrameCheck check = new FrameCheck(firstShard(false));

        assertThat(check.refusal(tokens(4096))).isNull();
        FrameFailure refusal = Objects.requireNonNull(check.refusal(tokens(4097)));
        assertThat(refusal.statusCode()).isEqualTo(3);
        assertThat(refusal.message())
                .isEqualTo("Shard s refused a frame: the hidden states of 4097 tokens exceed what one frame may carry,"
                        + " 67108864 bytes; send fewer tokens at once.");
    }

    @Test
    void tokensOfTheOnlyShardAreNotBoundByHiddenStates() {
        assertThat(new FrameCheck(firstShard(true)).refusal(tokens(4097))).isNull();
    }

    private static Frame tokens(int count) {
        return Frame.tokens(1, 1, 0, new int[count], 1);
    }

    private static ShardSpec firstShard(boolean isLast) {
        return ShardSpec.builder()
                .shardId("s")
                .modelId("m")
                .graph(new ShardFile("g.onnx", 7, "0123456789abcdef".repeat(4)))
                .layers(0, 1)
                .takesTokens(true)
                .givesCandidates(isLast)
                .hiddenSize(4096)
                .vocabularySize(8)
                .kv(1, 16, KvFormat.F32)
                .contextLength(1 << 17)
                .build();
    }
}
