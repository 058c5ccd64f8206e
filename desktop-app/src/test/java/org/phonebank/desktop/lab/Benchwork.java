package org.phonebank.desktop.lab;

import java.util.Arrays;
import java.util.List;
import org.phonebank.desktop.keeping.ToyModel;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.pipeline.placement.WorkbenchOptions;

/** Workbenches with a small model and phones that have room for all of it; the first phone holds it. */
final class Benchwork {
    static final int LAYERS = 4;
    private static final long ROOM = 1L << 30;

    private Benchwork() {}

    static Workbench bench(String... serials) {
        List<BenchPhone> phones = Arrays.stream(serials)
                .map(serial -> BenchPhone.of(serial, serial, ROOM, 1e9))
                .toList();
        return new Workbench(
                "Toy",
                StageCosts.of(ToyModel.of(LAYERS, 1000, 1000), 2),
                phones,
                new Arrangement(List.of(new Arrangement.Assigned(serials[0], new LayerRange(0, LAYERS)))),
                WorkbenchOptions.ofAnswers(1));
    }
}
