package org.phonebank.desktop.window.settings;

/** What must hold between two values of the energy policy. */
public enum PolicyRule {
    STOP_PERCENT(PolicyField.STOP_BELOW_PERCENT, PolicyField.DRAIN_BELOW_PERCENT, true),
    RESUME_PERCENT(PolicyField.DRAIN_BELOW_PERCENT, PolicyField.RESUME_ABOVE_PERCENT, false),
    RESUME_CELSIUS(PolicyField.RESUME_BELOW_CELSIUS, PolicyField.DRAIN_ABOVE_CELSIUS, false),
    STOP_CELSIUS(PolicyField.DRAIN_ABOVE_CELSIUS, PolicyField.STOP_ABOVE_CELSIUS, true),
    STALE_SECONDS(PolicyField.STALE_AFTER_SECONDS, PolicyField.SILENT_AFTER_SECONDS, true);

    private final PolicyField lower;
    private final PolicyField upper;
    private final boolean mayBeEqual;

    PolicyRule(PolicyField lower, PolicyField upper, boolean mayBeEqual) {
        this.lower = lower;
        this.upper = upper;
        this.mayBeEqual = mayBeEqual;
    }

    boolean holds(PolicyDraft draft) {
        double low = draft.value(lower);
        double high = draft.value(upper);
        return low < high || (mayBeEqual && low == high);
    }
}
