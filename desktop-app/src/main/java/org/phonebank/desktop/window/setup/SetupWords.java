package org.phonebank.desktop.window.setup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.wizard.Check;
import org.phonebank.desktop.wizard.Fit;
import org.phonebank.desktop.wizard.Requirement;
import org.phonebank.desktop.wizard.ScoutedPhone;
import org.phonebank.provisioner.facts.PhoneFacts;

/** What several steps of setting up say in the same words. */
final class SetupWords {
    private static final long SECONDS_IN_MINUTES = 90;

    private final Messages messages;
    private final Units units;

    SetupWords(Messages messages, Units units) {
        this.messages = messages;
        this.units = units;
    }

    /** One text for one, another for more. */
    String counted(String one, String more, long count) {
        return messages.text(count == 1 ? one : more, count);
    }

    /** What a phone is called, with the serial that tells it from others of its kind. */
    String named(String name, String serial) {
        return name.equals(serial) ? serial : messages.text("setup.named", name, serial);
    }

    /** What a phone is and has, as far as it has said so. */
    String facts(ScoutedPhone phone) {
        List<String> parts = new ArrayList<>();
        PhoneFacts facts = phone.knownFacts();
        if (facts != null) {
            parts.add(messages.text("setup.phones.android", facts.androidRelease()));
            parts.add(messages.text("setup.phones.memory", units.bytes(facts.totalMemoryBytes())));
            if (facts.battery() != null) {
                parts.add(messages.text(
                        "setup.phones.battery", units.percent(facts.battery().percent())));
            }
        }
        return String.join(messages.text("setup.separator"), parts);
    }

    /** A check in a word or two, or in figures. */
    String brief(Check check) {
        return switch (check.reason()) {
            case ENOUGH, SCARCE, TOO_LITTLE, CHARGING, WARM, TOO_HOT ->
                Double.isNaN(check.have())
                        ? messages.text("setup.check.brief", check.reason())
                        : quantity(check.requirement(), check.have());
            default -> messages.text("setup.check.brief", check.reason());
        };
    }

    /** A check in a sentence that says what to do. */
    String sentence(Check check, String phone) {
        String have = Double.isNaN(check.have()) ? "" : quantity(check.requirement(), check.have());
        String need = Double.isNaN(check.need()) ? "" : quantity(check.requirement(), check.need());
        return switch (check.reason()) {
            case TOO_LITTLE -> messages.text(tooLittle(check.requirement()), phone, have, need);
            case SCARCE -> messages.text(scarce(check.requirement()), phone, have, need);
            default -> messages.text("setup.check.sentence." + check.reason().name(), phone, have, need);
        };
    }

    private static String tooLittle(Requirement requirement) {
        return switch (requirement) {
            case ANDROID -> "setup.check.tooLittle.android";
            case STORAGE -> "setup.check.tooLittle.storage";
            case BATTERY -> "setup.check.tooLittle.battery";
            default -> "setup.check.tooLittle.memory";
        };
    }

    private static String scarce(Requirement requirement) {
        return switch (requirement) {
            case STORAGE -> "setup.check.scarce.storage";
            case BATTERY -> "setup.check.scarce.battery";
            default -> "setup.check.scarce.memory";
        };
    }

    private String quantity(Requirement requirement, double amount) {
        return switch (requirement) {
            case STORAGE, MEMORY -> units.bytes((long) amount);
            case BATTERY -> units.percent((int) amount);
            case TEMPERATURE -> units.celsius(amount);
            case ANDROID -> String.format(Locale.ROOT, "%.0f", amount);
            case CONNECTION, WORKER -> "";
        };
    }

    static Tone tone(Check.Outcome outcome) {
        return switch (outcome) {
            case PASS -> Tone.SUCCESS;
            case WARNING -> Tone.WARNING;
            case FAIL -> Tone.DANGER;
            case OPEN -> Tone.NEUTRAL;
        };
    }

    /** Whether the model fits on the phones, in a sentence that says what to do if it does not. */
    String sentence(Fit fit) {
        if (fit instanceof Fit.Fits fits) {
            String words = messages.text(
                    "setup.fit.fits", units.bytes(fits.needBytes()), units.bytes(fits.roomBytes()), fits.serving());
            return fits.standBy() == 0
                    ? words
                    : words + " " + counted("setup.fit.standBy.one", "setup.fit.standBy", fits.standBy());
        }
        if (fit instanceof Fit.TooLittle little) {
            return messages.text(
                    "setup.fit.tooLittle", units.bytes(little.needBytes()), units.bytes(little.roomBytes()));
        }
        if (fit instanceof Fit.Scattered scattered) {
            return messages.text(
                    "setup.fit.scattered", units.bytes(scattered.needBytes()), units.bytes(scattered.roomBytes()));
        }
        return messages.text(fit instanceof Fit.NoModel ? "setup.fit.noModel" : "setup.fit.noPhones");
    }

    static Tone tone(Fit fit) {
        if (fit instanceof Fit.Fits) {
            return Tone.SUCCESS;
        }
        return fit instanceof Fit.TooLittle || fit instanceof Fit.Scattered ? Tone.DANGER : Tone.NEUTRAL;
    }

    /** Rounded up, so that it is not over before it is over. */
    String left(Duration duration) {
        long seconds = Math.max(1, (duration.toMillis() + 999) / 1000);
        return seconds < SECONDS_IN_MINUTES
                ? messages.text("setup.left.seconds", seconds)
                : messages.text("setup.left.minutes", (seconds + 59) / 60);
    }

    /** Bytes on their way per second. */
    String rate(double bytesPerSecond) {
        return messages.text("setup.rate", units.bytes((long) bytesPerSecond));
    }
}
