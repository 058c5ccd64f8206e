package org.phonebank.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.batch.BatchProgress;
import org.phonebank.desktop.batch.BatchState;
import org.phonebank.desktop.batch.Outcome;
import org.phonebank.desktop.batch.input.Row;
import org.phonebank.pipeline.phrase.Phrase;

class BatchNewsTest {
    private long now;
    private final List<String> lines = new ArrayList<>();
    private final BatchNews news = new BatchNews(lines::add, () -> now);

    @Test
    void progressIsToldNowAndThenAndWhenSomethingElseBegins() {
        news.progress(progress(BatchState.RUNNING, 0, 0));
        news.progress(progress(BatchState.RUNNING, 1, 0));
        now += Duration.ofSeconds(5).toNanos();
        news.progress(progress(BatchState.RUNNING, 2, 1));
        news.progress(progress(BatchState.PAUSING, 3, 1));
        news.progress(progress(BatchState.WAITING, 3, 1));
        news.progress(progress(BatchState.DONE, 3, 1));

        assertThat(lines)
                .containsExactly(
                        "0 of 4 rows answered; 2 rows under way.",
                        "2 of 4 rows answered, 1 failed; 12.0 rows a minute, 31.0 tokens/s, about 1.5 s left.",
                        "3 of 4 rows answered, 1 failed; finishing 2 rows.",
                        "3 of 4 rows answered, 1 failed; waiting until the phones can take a question.",
                        "3 of 4 rows answered, 1 failed.");
    }

    @Test
    void rowsThatFailAreToldWithTheirReason() {
        Row row = new Row(7, 8, Map.of("text", TextNode.valueOf("x")));
        news.settled(row, new Outcome.Failed(Phrase.verbatim("Too many tokens.")));

        assertThat(lines).containsExactly("Row 7: Too many tokens.");
    }

    private static BatchProgress progress(BatchState state, long answered, long failed) {
        boolean measured = answered > 1;
        return new BatchProgress(
                state,
                null,
                4,
                answered,
                failed,
                0,
                2,
                measured ? 12 : 0,
                measured ? 31 : 0,
                measured ? Duration.ofMillis(1500) : null,
                null);
    }
}
