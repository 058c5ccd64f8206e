package org.phonebank.desktop.lab;

import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.pipeline.placement.WorkbenchOptions;
import org.phonebank.pipeline.steward.Survey;

/** Makes workbenches of what is seen in one lab. */
record Benches(String model, StageCosts costs, WorkbenchOptions options, Power power) {

    static Benches of(LabSettings settings, ModelManifest manifest, PlacedLayers placed, Power power) {
        return new Benches(
                manifest.name(),
                StageCosts.of(manifest, placed.conversations()),
                new WorkbenchOptions(
                        placed.answers(),
                        settings.resilience().copies(),
                        settings.resilience().stages()),
                power);
    }

    Workbench bench(Survey survey) {
        return new Workbench(
                model, costs, survey.phones().stream().map(power::tell).toList(), survey.arrangement(), options);
    }
}
