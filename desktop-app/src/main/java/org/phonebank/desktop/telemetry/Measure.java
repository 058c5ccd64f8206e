package org.phonebank.desktop.telemetry;

/** What is kept of each phone. */
public enum Measure {
    /** Charge of the battery in percent, 0 to 100. */
    BATTERY("percent"),
    /** Share of all processors in use, in percent, 0 to 100. */
    PROCESSOR("percent"),
    /** Memory in use by anything, in percent of what the phone has, 0 to 100. */
    MEMORY("percent"),
    /** Degrees Celsius of the battery, else of the hottest thermal zone. */
    TEMPERATURE("degrees Celsius"),
    /** What the phone draws, in watts: measured on the battery, estimated on a charger. */
    POWER("watts"),
    /** How long the phone waited and computed for one token, in milliseconds. */
    STEP("milliseconds");

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    /** As files tell it, which are the same in every language. */
    public String unit() {
        return unit;
    }
}
