package org.phonebank.desktop.lab;

import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.pipeline.placement.WorkbenchOptions;
import org.phonebank.pipeline.steward.Survey;

/** Makes workbenches of what is seen in one lab. For one thread. */
final class Benches {
    private final String model;
    private final StageCosts costs;
    private final WorkbenchOptions options;
    private final Power power;
    private @Nullable Workbench latest;

    Benches(LabSettings settings, ModelManifest manifest, PlacedLayers placed, Power power) {
        this.model = manifest.name();
        this.costs = StageCosts.of(manifest, placed.conversations());
        this.options = new WorkbenchOptions(
                placed.answers(),
                settings.resilience().copies(),
                settings.resilience().stages());
        this.power = power;
    }

    Workbench bench(Survey survey) {
        Workbench next = new Workbench(
                        model, costs, survey.phones().stream().map(power::tell).toList(), survey.arrangement(), options)
                .proposing(latest);
        latest = next;
        return next;
    }
}
