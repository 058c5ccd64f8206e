package org.phonebank.desktop.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.pipeline.generation.StageTime;

class TimelineBytesTest {
    private static final List<TokenTime> TOKENS = List.of(
            new TokenTime("Ein ", 420_000, List.of(stage("VP01", 3_000_000_000L), stage("VP02", 0))),
            new TokenTime("", 16_000, List.of(stage("VP02", 15), stage("VP01", 127))),
            new TokenTime("🦊", 16_001, List.of()));

    @Test
    void timesAreReadAsTheyWereWritten() throws IOException {
        assertThat(TimelineBytes.read(TimelineBytes.write(TOKENS), "Ein 🦊")).isEqualTo(TOKENS);
    }

    @Test
    void aTokenTakesFewBytes() {
        List<TokenTime> tokens = Collections.nCopies(500, TOKENS.get(0));

        assertThat(TimelineBytes.write(tokens)).hasSizeLessThan(500 * 4);
    }

    @Test
    void aTextThatIsTooShortGivesWhatItHas() throws IOException {
        assertThat(TimelineBytes.read(TimelineBytes.write(TOKENS), "Ei"))
                .extracting(TokenTime::text)
                .containsExactly("Ei", "", "");
    }

    @Test
    void damagedBytesAreRefused() {
        byte[] bytes = TimelineBytes.write(TOKENS);
        bytes[0] = 9;

        assertThatThrownBy(() -> TimelineBytes.read(bytes, "")).hasMessageContaining("does not know");
        assertThatThrownBy(() -> TimelineBytes.read(new byte[] {1, 2, 3}, "")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> TimelineBytes.read(
                        Arrays.copyOf(TimelineBytes.write(TOKENS), TimelineBytes.write(TOKENS).length / 2), "x"))
                .isInstanceOf(IOException.class);
    }

    private static StageTime stage(String phone, long queued) {
        return new StageTime(phone, queued, 4_000, 600);
    }
}
