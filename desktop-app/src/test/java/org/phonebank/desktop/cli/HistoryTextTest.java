package org.phonebank.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.history.AnswerFigures;
import org.phonebank.desktop.history.Ending;
import org.phonebank.desktop.history.Metric;
import org.phonebank.desktop.history.PastAnswers;
import org.phonebank.desktop.history.PastPhone;
import org.phonebank.desktop.history.PastRun;
import org.phonebank.desktop.history.RunInfo;
import org.phonebank.desktop.history.TelemetrySpan;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.pipeline.phrase.Phrase;

class HistoryTextTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:10Z");
    private static final PastRun RUN = new PastRun(
            12,
            new RunInfo("demo", "Phonebank sample", 4, 12),
            START,
            START.plusSeconds(65),
            Optional.of(Ending.BROKEN_OFF),
            List.of(new PastPhone("VP01", "Pixel 2"), new PastPhone("VP02", "Moto G7")),
            new PastAnswers(2, 40, Duration.ofSeconds(2)),
            3);
    private static final Incident INCIDENT = new Incident(
            3,
            START.plusSeconds(30),
            Incident.Severity.WARNING,
            Set.of("VP01", "VP02"),
            Phrase.verbatim("Pixel 2 was unplugged; layers 5–6 moved to Moto G7 in 2.1 s."),
            true);

    private final HistoryText text = new HistoryText(ZoneOffset.ofHours(1));

    @Test
    void aRunInAListSaysWhereTheRestIs() {
        assertThat(text.lines(new KeptRun(RUN, List.of(INCIDENT), List.of(), Map.of())))
                .containsExactly(
                        "Run 12: 2026-03-02 10:00, demo, Phonebank sample (4 bits, 12 layers), broken off after 1 min 5 s",
                        "    2 phones: VP01 Pixel 2, VP02 Moto G7",
                        "    2 answers, 40 tokens, 20.0 tokens a second",
                        "    10:00:40  Pixel 2 was unplugged; layers 5–6 moved to Moto G7 in 2.1 s.",
                        "    2 earlier incidents: ./phonebank history --run 12");
    }

    @Test
    void aRunAloneShowsPhonesAndAnswersOneByOne() {
        assertThat(text.lines(whole()))
                .containsExactly(
                        "Run 12: 2026-03-02 10:00, demo, Phonebank sample (4 bits, 12 layers), broken off after 1 min 5 s",
                        "    VP01  Pixel 2: processor 40 % (up to 90 %), at least 412 MB memory free, battery 87 to 90 %,"
                                + " up to 41.3 °C",
                        "    VP02  Moto G7",
                        "    2 answers, 40 tokens, 20.0 tokens a second",
                        "    10:00:20  31 tokens to 20 tokens of question in 1.2 s, the first after 90 ms",
                        "    10:00:40  Pixel 2 was unplugged; layers 5–6 moved to Moto G7 in 2.1 s.");
    }

    @Test
    void machinesReadTheSame() throws IOException {
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(json.writeValueAsString(HistoryJson.of(List.of(whole())))))
                .isEqualTo(json.readTree("""
                                {"runs": [{"id": 12, "kind": "demo", "model": "Phonebank sample", "bits": 4, "layers": 12,
                                  "started": "2026-03-02T09:00:10Z", "seen": "2026-03-02T09:01:15Z", "ending": "broken_off",
                                  "phones": [
                                    {"serial": "VP01", "name": "Pixel 2", "telemetry": {
                                      "cpu": {"least": 0.1, "mean": 0.4, "most": 0.9, "samples": 10},
                                      "memory": {"least": 4.12E8, "mean": 5.0E8, "most": 6.0E8, "samples": 10},
                                      "battery": {"least": 87.0, "mean": 88.0, "most": 90.0, "samples": 10},
                                      "temperature": {"least": 30.0, "mean": 38.0, "most": 41.25, "samples": 10}}},
                                    {"serial": "VP02", "name": "Moto G7", "telemetry": {}}],
                                  "answer_count": 2, "tokens": 40,
                                  "answers": [{"time": "2026-03-02T09:00:20Z", "prompt_tokens": 20, "tokens": 31,
                                    "ttft_ms": 90.0, "total_ms": 1200.0, "stop_reason": "end"}],
                                  "incident_count": 3,
                                  "incidents": [{"id": 3, "time": "2026-03-02T09:00:40Z", "severity": "warning",
                                    "serials": ["VP01", "VP02"],
                                    "sentence": "Pixel 2 was unplugged; layers 5–6 moved to Moto G7 in 2.1 s.",
                                    "settled": true}]}]}"""));
    }

    private static KeptRun whole() {
        return new KeptRun(
                RUN,
                List.of(INCIDENT),
                List.of(new AnswerFigures(
                        START.plusSeconds(10), 20, 31, Duration.ofMillis(90), Duration.ofMillis(1200), "end")),
                Map.of(
                        "VP01",
                        new EnumMap<>(Map.of(
                                Metric.CPU, span(0.1, 0.4, 0.9),
                                Metric.MEMORY, span(412e6, 500e6, 600e6),
                                Metric.BATTERY, span(87, 88, 90),
                                Metric.TEMPERATURE, span(30, 38, 41.25))),
                        "VP02",
                        Map.of()));
    }

    private static TelemetrySpan span(double least, double mean, double most) {
        return new TelemetrySpan(START, Duration.ofMinutes(1), 10, least, mean, most);
    }
}
