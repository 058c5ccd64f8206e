package org.phonebank.desktop.window.settings;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.phonebank.pipeline.steward.EnergyPolicy;

/** An energy policy that a person is setting; it may not be one yet. */
record PolicyDraft(Map<PolicyField, Double> values) {
    PolicyDraft {
        values = Map.copyOf(values);
    }

    static PolicyDraft of(EnergyPolicy policy) {
        Map<PolicyField, Double> values = new EnumMap<>(PolicyField.class);
        for (PolicyField field : PolicyField.values()) {
            values.put(field, field.of(policy));
        }
        return new PolicyDraft(values);
    }

    double value(PolicyField field) {
        return Objects.requireNonNull(values.get(field));
    }

    private int whole(PolicyField field) {
        return (int) Math.round(value(field));
    }

    /** The first rule that is broken; empty if this is a policy. */
    Optional<PolicyRule> brokenRule() {
        return Stream.of(PolicyRule.values()).filter(rule -> !rule.holds(this)).findFirst();
    }

    /** @throws IllegalArgumentException if a rule is broken */
    EnergyPolicy policy() {
        return new EnergyPolicy(
                whole(PolicyField.STOP_BELOW_PERCENT),
                whole(PolicyField.DRAIN_BELOW_PERCENT),
                whole(PolicyField.RESUME_ABOVE_PERCENT),
                value(PolicyField.STOP_ABOVE_CELSIUS),
                value(PolicyField.DRAIN_ABOVE_CELSIUS),
                value(PolicyField.RESUME_BELOW_CELSIUS),
                value(PolicyField.DISCHARGING_WEIGHT),
                value(PolicyField.WARM_WEIGHT),
                value(PolicyField.THROTTLED_WEIGHT),
                value(PolicyField.MEMORY_PRESSURE_WEIGHT),
                value(PolicyField.STALE_WEIGHT),
                value(PolicyField.STALE_AFTER_SECONDS),
                value(PolicyField.SILENT_AFTER_SECONDS));
    }
}
