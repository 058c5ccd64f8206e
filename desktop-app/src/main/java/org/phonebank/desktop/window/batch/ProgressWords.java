package org.phonebank.desktop.window.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.desktop.batch.BatchProgress;
import org.phonebank.desktop.batch.BatchState;
import org.phonebank.desktop.batch.Outcome;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;

/** A batch and its rows in words. */
final class ProgressWords {
    private static final int MINUTES = 60;
    /** From here on, tenths say nothing. */
    private static final int WHOLE = 100;

    private final Messages messages;
    private final Units units;

    ProgressWords(Messages messages, Units units) {
        this.messages = messages;
        this.units = units;
    }

    static Tone tone(BatchProgress now) {
        return switch (now.state()) {
            case RUNNING, WRITING -> Tone.ACCENT;
            case WAITING, PAUSING -> Tone.WARNING;
            case PAUSED -> now.problem().isEmpty() ? Tone.NEUTRAL : Tone.WARNING;
            case DONE -> now.failed() == 0 ? Tone.SUCCESS : Tone.WARNING;
            case FAILED -> Tone.DANGER;
        };
    }

    String counts(BatchProgress now) {
        String answered = messages.text("batch.counts", now.answered(), now.total());
        return now.failed() == 0 ? answered : answered + "  ·  " + messages.text("batch.counts.failed", now.failed());
    }

    String rate(BatchProgress now) {
        if (now.rowsPerMinute() == 0 || now.state() == BatchState.WAITING) {
            return "";
        }
        String key = now.rowsPerMinute() < WHOLE ? "batch.rate" : "batch.rate.whole";
        return messages.text(key, now.rowsPerMinute()) + "  ·  " + units.tokensPerSecond(now.tokensPerSecond());
    }

    String timeLeft(BatchProgress now) {
        return now.state() == BatchState.RUNNING
                ? now.timeLeft().map(this::left).orElseGet(() -> messages.text("batch.left.unknown"))
                : "";
    }

    private String left(Duration left) {
        long minutes = Math.round(left.toSeconds() / (double) MINUTES);
        if (minutes < 1) {
            return messages.text("batch.left.soon");
        }
        return minutes < MINUTES
                ? messages.text("batch.left.minutes", minutes)
                : messages.text("batch.left.hours", minutes / MINUTES, minutes % MINUTES);
    }

    String status(AnsweredRow row) {
        return messages.text(row.failed() ? "batch.row.failed" : "batch.row.answered");
    }

    /** The answer, or why there is none. */
    String answer(AnsweredRow row) {
        if (row.outcome() instanceof Outcome.Answered answered) {
            return answered.answer();
        }
        return row.outcome() instanceof Outcome.Failed failed ? messages.say(failed.reason()) : "";
    }

    /** How long the answer took; "" if there is none. */
    String time(AnsweredRow row) {
        return row.outcome() instanceof Outcome.Answered answered ? units.duration(answered.total()) : "";
    }

    /** Figures of one row, for its details. */
    String figures(AnsweredRow row) {
        if (!(row.outcome() instanceof Outcome.Answered answered)) {
            return "";
        }
        List<String> figures = new ArrayList<>();
        figures.add(messages.text("batch.row.first", units.duration(answered.firstToken())));
        if (answered.tokensPerSecond() > 0) {
            figures.add(units.tokensPerSecond(answered.tokensPerSecond()));
        }
        figures.add(messages.text("batch.row.tokens", answered.tokens()));
        return String.join("  ·  ", figures);
    }
}
