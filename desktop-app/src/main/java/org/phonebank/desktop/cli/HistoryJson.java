package org.phonebank.desktop.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.history.AnswerFigures;
import org.phonebank.desktop.history.Metric;
import org.phonebank.desktop.history.PastPhone;
import org.phonebank.desktop.history.PastRun;
import org.phonebank.desktop.history.TelemetrySpan;
import org.phonebank.desktop.incident.Incident;

/** Runs as machines read them; times are in UTC. */
record HistoryJson(List<Run> runs) {
    private static final double MILLIS_PER_NANO = 1e-6;

    /**
     * @param ending "going_on" as long as it does
     * @param seen when the last thing of it was kept
     */
    record Run(
            long id,
            String kind,
            String model,
            int bits,
            int layers,
            String started,
            String seen,
            String ending,
            List<Phone> phones,
            @JsonProperty("answer_count") int answerCount,
            long tokens,
            List<Answer> answers,
            @JsonProperty("incident_count") int incidentCount,
            List<Happened> incidents) {}

    /** @param telemetry by metric; null in a list of several runs */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Phone(String serial, String name, @Nullable Map<String, Span> telemetry) {}

    /** Shares from 0 to 1, bytes, percent, degrees Celsius. */
    record Span(double least, double mean, double most, long samples) {}

    record Answer(
            String time,
            @JsonProperty("prompt_tokens") int promptTokens,
            int tokens,
            @JsonProperty("ttft_ms") double ttftMillis,
            @JsonProperty("total_ms") double totalMillis,
            @JsonProperty("stop_reason") String stopReason) {}

    record Happened(long id, String time, String severity, List<String> serials, String sentence, boolean settled) {}

    static HistoryJson of(List<KeptRun> runs) {
        return new HistoryJson(runs.stream().map(HistoryJson::run).toList());
    }

    private static Run run(KeptRun kept) {
        PastRun run = kept.run();
        return new Run(
                run.id(),
                run.info().kind(),
                run.info().model(),
                run.info().bits(),
                run.info().layers(),
                run.started().toString(),
                run.seen().toString(),
                run.ending().map(HistoryJson::word).orElse("going_on"),
                run.phones().stream().map(phone -> phone(kept, phone)).toList(),
                run.answers().count(),
                run.answers().tokens(),
                kept.answers().stream().map(HistoryJson::answer).toList(),
                run.incidents(),
                kept.incidents().stream().map(HistoryJson::happened).toList());
    }

    private static Phone phone(KeptRun kept, PastPhone phone) {
        Map<Metric, TelemetrySpan> spans = kept.telemetry().get(phone.serial());
        return new Phone(phone.serial(), phone.name(), spans == null ? null : spans(spans));
    }

    private static Map<String, Span> spans(Map<Metric, TelemetrySpan> spans) {
        Map<String, Span> byName = new LinkedHashMap<>();
        spans.forEach((metric, span) ->
                byName.put(word(metric), new Span(span.least(), span.mean(), span.most(), span.samples())));
        return byName;
    }

    private static Answer answer(AnswerFigures answer) {
        return new Answer(
                answer.time().toString(),
                answer.promptTokens(),
                answer.tokens(),
                answer.firstToken().toNanos() * MILLIS_PER_NANO,
                answer.total().toNanos() * MILLIS_PER_NANO,
                answer.stopReason());
    }

    private static Happened happened(Incident incident) {
        return new Happened(
                incident.id(),
                incident.time().toString(),
                word(incident.severity()),
                incident.serials().stream().sorted().toList(),
                incident.sentence(),
                incident.settled());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
