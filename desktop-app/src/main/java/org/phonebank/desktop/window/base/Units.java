package org.phonebank.desktop.window.base;

import java.time.Duration;

/** Quantities as a person reads them: rounded sensibly and always with their unit. */
public final class Units {
    private static final double KILO = 1_000;
    private static final double MEGA = 1_000_000;
    private static final double GIGA = 1_000_000_000;

    private final Messages messages;

    public Units(Messages messages) {
        this.messages = messages;
    }

    /** Decimal units, as phone makers count: "15.8 MB", "3.8 GB". */
    public String bytes(long bytes) {
        if (bytes >= GIGA) {
            return messages.text("unit.gigabytes", bytes / GIGA);
        }
        if (bytes >= 100 * MEGA) {
            return messages.text("unit.megabytes.whole", bytes / MEGA);
        }
        if (bytes >= MEGA) {
            return messages.text("unit.megabytes", bytes / MEGA);
        }
        return messages.text("unit.kilobytes", bytes / KILO);
    }

    /** A share from 0 to 1 as whole percent. */
    public String share(double share) {
        return messages.text("unit.percent", Math.round(share * 100));
    }

    public String percent(int percent) {
        return messages.text("unit.percent", percent);
    }

    public String celsius(double celsius) {
        return messages.text("unit.celsius", Math.round(celsius));
    }

    public String tokensPerSecond(double rate) {
        return messages.text("unit.tokens.per.second", rate);
    }

    /** Power. */
    public String watts(double watts) {
        return messages.text("unit.watts", watts);
    }

    /** Numbers of parameters: "6.6 M", "1.1 B". */
    public String parameters(long parameters) {
        return parameters >= GIGA
                ? messages.text("unit.parameters.billions", parameters / GIGA)
                : messages.text("unit.parameters.millions", parameters / MEGA);
    }

    /** Below a second in milliseconds, else in seconds with one decimal. */
    public String duration(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000
                ? messages.text("unit.milliseconds", millis)
                : messages.text("unit.seconds", millis / KILO);
    }
}
