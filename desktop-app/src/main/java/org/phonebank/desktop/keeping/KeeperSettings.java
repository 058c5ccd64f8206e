package org.phonebank.desktop.keeping;

import java.time.Duration;
import java.util.Objects;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.pipeline.serving.ServingOptions;
import org.phonebank.pipeline.steward.StewardOptions;

/**
 * How a lab is kept.
 *
 * @param costs of the model
 * @param redundancy of every stage
 * @param checkups how often a phone that serves goes through its self-test
 */
public record KeeperSettings(
        StageCosts costs, ServingOptions serving, StewardOptions steward, Redundancy redundancy, Duration checkups) {
    public KeeperSettings {
        Objects.requireNonNull(costs);
        Objects.requireNonNull(serving);
        Objects.requireNonNull(steward);
        Objects.requireNonNull(redundancy);
        if (checkups.isNegative() || checkups.isZero()) {
            throw new IllegalArgumentException("Phones cannot be tested every " + checkups + ".");
        }
    }
}
