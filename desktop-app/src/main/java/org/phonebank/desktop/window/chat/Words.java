package org.phonebank.desktop.window.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.phonebank.desktop.conversation.Answer;
import org.phonebank.desktop.conversation.AnswerEnding;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;

/** Figures and times of a chat as people read them. */
record Words(Messages messages, Units units, ZoneId zone) {
    private static final double MICROS_PER_MILLI = 1e3;
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int DAYS_OF_A_WEEK = 7;
    /** As all times in the window. */
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    /** The line under an answer; "" as long as nothing is to be said. */
    String figures(Answer answer) {
        if (answer.ending() == AnswerEnding.WRITING || answer.ending() == AnswerEnding.FAILED) {
            return "";
        }
        String ending = messages.text("chat.ending", answer.ending());
        if (answer.ending() == AnswerEnding.BROKEN_OFF || answer.tokens() == 0) {
            return ending;
        }
        return messages.text(
                "chat.figures",
                units.duration(answer.firstToken()),
                units.tokensPerSecond(answer.tokensPerSecond()),
                answer.tokens(),
                ending);
    }

    /** The line under an answer that comes. */
    String figuresSoFar(int tokens, double tokensPerSecond) {
        return messages.text("chat.figures.live", tokens, units.tokensPerSecond(tokensPerSecond));
    }

    /** With one decimal below a second. */
    String micros(long micros) {
        return micros < MICROS_PER_SECOND
                ? messages.text("chat.millis", micros / MICROS_PER_MILLI)
                : units.duration(Duration.ofNanos(micros * 1000));
    }

    /** Today the time, in the last days the day of the week, else the date. */
    String when(Instant time, Instant now) {
        ZonedDateTime then = time.atZone(zone);
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate day = then.toLocalDate();
        if (!day.isBefore(today)) {
            return CLOCK.format(then);
        }
        if (day.equals(today.minusDays(1))) {
            return messages.text("chat.yesterday");
        }
        DateTimeFormatter format = day.isAfter(today.minusDays(DAYS_OF_A_WEEK))
                ? DateTimeFormatter.ofPattern("EEEE")
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
        return format.withLocale(messages.locale()).format(then);
    }
}
