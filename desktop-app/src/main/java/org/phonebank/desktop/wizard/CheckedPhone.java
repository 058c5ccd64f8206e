package org.phonebank.desktop.wizard;

import java.util.List;

/**
 * A phone with all its checks.
 *
 * @param checks one for each requirement, in their order
 */
public record CheckedPhone(String serial, String name, List<Check> checks) {
    public CheckedPhone {
        checks = List.copyOf(checks);
    }

    public Check check(Requirement requirement) {
        return checks.get(List.of(Requirement.values()).indexOf(requirement));
    }

    /** The worst of all. */
    public Check.Outcome outcome() {
        if (has(Check.Outcome.FAIL)) {
            return Check.Outcome.FAIL;
        }
        if (has(Check.Outcome.OPEN)) {
            return Check.Outcome.OPEN;
        }
        return has(Check.Outcome.WARNING) ? Check.Outcome.WARNING : Check.Outcome.PASS;
    }

    /** Whether it can serve, as far as that is known. */
    public boolean serves() {
        return outcome() == Check.Outcome.PASS || outcome() == Check.Outcome.WARNING;
    }

    private boolean has(Check.Outcome outcome) {
        return checks.stream().anyMatch(check -> check.outcome() == outcome);
    }
}
