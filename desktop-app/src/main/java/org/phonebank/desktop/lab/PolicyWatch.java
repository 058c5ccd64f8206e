package org.phonebank.desktop.lab;

import java.io.IOException;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.keeping.Keeper;
import org.phonebank.pipeline.steward.EnergyPolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes over what a person changes in the energy policy while a lab runs. Used by the keeper's thread once it is kept. */
final class PolicyWatch {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyWatch.class);

    private final EnergyPolicyFile file;
    private final EnergyPolicy atStart;
    private FileTime seen;
    private volatile @Nullable Keeper keeper;

    PolicyWatch(EnergyPolicyFile file) throws IOException, LabException {
        this.file = file;
        this.seen = file.changed();
        this.atStart = file.read();
    }

    EnergyPolicy policy() {
        return atStart;
    }

    void keptBy(Keeper who) {
        keeper = who;
    }

    /** A change that makes no sense changes nothing. */
    void look() {
        Keeper now = keeper;
        if (now == null) {
            return;
        }
        try {
            FileTime changed = file.changed();
            if (!changed.equals(seen)) {
                seen = changed;
                now.policy(file.read());
                LOG.info("The energy policy was changed.");
            }
        } catch (IOException | LabException e) {
            LOG.warn("The energy policy stays as it was: {}", e.getMessage());
        }
    }
}
