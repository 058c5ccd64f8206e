package org.phonebank.desktop.window.placing;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.Forecast;
import org.phonebank.pipeline.placement.Forecast.PhoneShare;
import org.phonebank.pipeline.placement.Workbench;

/** Puts a forecast into words, beside what is now. */
final class ForecastWords {
    /** Less is within what is measured anyhow. */
    private static final double NOTEWORTHY = 0.005;

    private final Messages messages;
    private final Units units;

    ForecastWords(Messages messages, Units units) {
        this.messages = messages;
        this.units = units;
    }

    /** @param present null if what is now cannot be forecast, or need not be compared with */
    ForecastView say(Workbench bench, Forecast draft, @Nullable Forecast present) {
        Optional<PhoneShare> tightest =
                draft.phones().stream().max(Comparator.comparingDouble(ForecastWords::fullness));
        return new ForecastView(
                figure(draft, present, Forecast::chatTokensPerSecond, units::tokensPerSecond, true),
                figure(draft, present, Forecast::batchTokensPerSecond, units::tokensPerSecond, true),
                figure(draft, present, ForecastWords::firstTokenMillis, this::millis, false),
                energy(draft, present),
                tightest.map(this::memory).orElse(Figure.UNKNOWN),
                tightest.map(share -> name(bench, share.serial())).orElse(""),
                messages.text(draft.measured() ? "lab.forecast.measured" : "lab.forecast.estimated"));
    }

    private Figure energy(Forecast draft, @Nullable Forecast present) {
        if (draft.joulesPerToken().isEmpty()) {
            return new Figure(messages.text("lab.forecast.unknown"), "", Tone.NEUTRAL);
        }
        Forecast other = present == null || present.joulesPerToken().isEmpty() ? null : present;
        return figure(draft, other, forecast -> forecast.joulesPerToken().orElseThrow(), this::joules, false);
    }

    private Figure memory(PhoneShare share) {
        return new Figure(
                messages.text(
                        "lab.forecast.memory.of", units.bytes(share.memoryBytes()), units.bytes(share.roomBytes())),
                "",
                Tone.NEUTRAL);
    }

    private Figure figure(
            Forecast draft,
            @Nullable Forecast present,
            ToDoubleFunction<Forecast> quantity,
            DoubleFunction<String> words,
            boolean moreIsBetter) {
        double value = quantity.applyAsDouble(draft);
        String said = words.apply(value);
        if (present == null) {
            return new Figure(said, "", Tone.NEUTRAL);
        }
        double before = quantity.applyAsDouble(present);
        double gain = moreIsBetter ? value / before - 1 : before / value - 1;
        String saidBefore = words.apply(before);
        if (Math.abs(gain) < NOTEWORTHY || said.equals(saidBefore)) {
            return new Figure(said, "", Tone.NEUTRAL);
        }
        String compared = gain > 0 ? "lab.forecast.better" : "lab.forecast.worse";
        return new Figure(said, messages.text(compared, saidBefore), gain > 0 ? Tone.SUCCESS : Tone.WARNING);
    }

    String millis(double millis) {
        return units.duration(Duration.ofMillis(Math.round(millis)));
    }

    private String joules(double joules) {
        return messages.text(
                joules < 1 ? "lab.forecast.millijoules" : "lab.forecast.joules", joules < 1 ? joules * 1000 : joules);
    }

    private static double firstTokenMillis(Forecast forecast) {
        return forecast.firstToken().toNanos() / 1e6;
    }

    private static double fullness(PhoneShare share) {
        return share.roomBytes() <= 0 ? Double.MAX_VALUE : (double) share.memoryBytes() / share.roomBytes();
    }

    static String name(Workbench bench, String serial) {
        return bench.phone(serial).map(BenchPhone::name).orElse(serial);
    }
}
