package org.phonebank.desktop.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.phonebank.desktop.history.AnswerFigures;
import org.phonebank.desktop.history.Ending;
import org.phonebank.desktop.history.Metric;
import org.phonebank.desktop.history.PastAnswers;
import org.phonebank.desktop.history.PastRun;
import org.phonebank.desktop.history.TelemetrySpan;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.terminal.Quantities;

/** Runs as people read them, times in their own zone. */
final class HistoryText {
    private static final String INDENT = "    ";
    private static final double NANOS_PER_SECOND = 1e9;

    private final DateTimeFormatter day;
    private final DateTimeFormatter second;

    HistoryText(ZoneId zone) {
        this.day = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(zone);
        this.second = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    List<String> lines(KeptRun kept) {
        PastRun run = kept.run();
        List<String> lines = new ArrayList<>();
        lines.add("Run " + run.id() + ": " + day.format(run.started()) + ", "
                + run.info().kind() + ", "
                + run.info().model() + " (" + run.info().bits() + " bits, "
                + run.info().layers() + " layers), "
                + state(run));
        if (kept.telemetry().isEmpty()) {
            lines.add(INDENT + phones(run));
        } else {
            run.phones().stream()
                    .filter(phone -> kept.telemetry().containsKey(phone.serial()))
                    .forEach(phone -> lines.add(INDENT + phone.serial() + "  " + phone.name()
                            + vitals(kept.telemetry().getOrDefault(phone.serial(), Map.of()))));
        }
        if (run.answers().count() > 0) {
            lines.add(INDENT + answers(run.answers()));
        }
        kept.answers().forEach(answer -> lines.add(INDENT + answer(answer)));
        kept.incidents().forEach(incident -> lines.add(INDENT + incident(incident)));
        int left = run.incidents() - kept.incidents().size();
        if (left > 0 && kept.telemetry().isEmpty()) {
            lines.add(INDENT + Quantities.plural(left, "earlier incident") + ": ./phonebank history --run " + run.id());
        }
        return lines;
    }

    private static String state(PastRun run) {
        Duration length = Duration.between(run.started(), run.seen());
        return run.ending()
                .map(ending -> word(ending) + " after " + Quantities.duration(length))
                .orElse("still going on");
    }

    private static String word(Ending ending) {
        return switch (ending) {
            case DONE -> "ended";
            case FAILED -> "failed";
            case CANCELLED -> "stopped";
            case BROKEN_OFF -> "broken off";
        };
    }

    private static String phones(PastRun run) {
        return run.phones().isEmpty()
                ? "no phones"
                : Quantities.plural(run.phones().size(), "phone") + ": "
                        + run.phones().stream()
                                .map(phone -> phone.serial() + " " + phone.name())
                                .collect(Collectors.joining(", "));
    }

    private static String answers(PastAnswers answers) {
        double seconds = answers.total().toNanos() / NANOS_PER_SECOND;
        return Quantities.plural(answers.count(), "answer") + ", " + Quantities.plural(answers.tokens(), "token")
                + (seconds > 0 ? ", " + Quantities.decimal(answers.tokens() / seconds) + " tokens a second" : "");
    }

    private String answer(AnswerFigures answer) {
        return time(answer.time()) + Quantities.plural(answer.tokens(), "token") + " to "
                + Quantities.plural(answer.promptTokens(), "token") + " of question in "
                + Quantities.duration(answer.total()) + ", the first after " + Quantities.duration(answer.firstToken());
    }

    private String incident(Incident incident) {
        return time(incident.time()) + incident.sentence();
    }

    private String time(Instant time) {
        return second.format(time) + "  ";
    }

    /** "" if the phone told nothing. */
    private static String vitals(Map<Metric, TelemetrySpan> spans) {
        List<String> words = new ArrayList<>();
        spans.forEach((metric, span) -> words.add(words(metric, span)));
        return words.isEmpty() ? "" : ": " + String.join(", ", words);
    }

    private static String words(Metric metric, TelemetrySpan span) {
        return switch (metric) {
            case CPU ->
                String.format(Locale.ROOT, "processor %.0f %% (up to %.0f %%)", 100 * span.mean(), 100 * span.most());
            case MEMORY -> "at least " + Quantities.bytes((long) span.least()) + " memory free";
            case BATTERY ->
                span.least() == span.most()
                        ? String.format(Locale.ROOT, "battery %.0f %%", span.least())
                        : String.format(Locale.ROOT, "battery %.0f to %.0f %%", span.least(), span.most());
            case TEMPERATURE -> String.format(Locale.ROOT, "up to %.1f °C", span.most());
        };
    }
}
