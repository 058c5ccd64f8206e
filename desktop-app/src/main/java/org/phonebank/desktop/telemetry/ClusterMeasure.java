package org.phonebank.desktop.telemetry;

/** What is kept of all phones together. */
public enum ClusterMeasure {
    /** Tokens a second of all answers, over the last two seconds. */
    SPEED("tokens per second"),
    /** How long answers took to their first token, in milliseconds, when they had it. */
    FIRST_TOKEN("milliseconds"),
    /** Sum of what the phones draw, in watts. */
    POWER("watts"),
    /** Charge of the emptiest battery in percent, 0 to 100. */
    LOWEST_BATTERY("percent");

    private final String unit;

    ClusterMeasure(String unit) {
        this.unit = unit;
    }

    /** As files tell it, which are the same in every language. */
    public String unit() {
        return unit;
    }
}
