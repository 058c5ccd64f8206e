package org.phonebank.desktop.window.placing;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.desktop.keeping.ToyModel;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.pipeline.placement.WorkbenchOptions;

/** Workbenches with a model of layers of 100 MB, and phones A to D: A and B fast, D with room for two layers only. */
public final class Benches {
    static final long MEGA = 1_000_000;

    private Benches() {}

    public static Workbench of(Arrangement present) {
        return of(present, 2e9);
    }

    /** Of one phone alone, whatever the others hold. */
    static Workbench only(String serial, Arrangement present) {
        return new Workbench(
                "Toy",
                StageCosts.of(ToyModel.of(present.layers(), 100 * MEGA, MEGA), 1),
                List.of(BenchPhone.of(serial, serial, 5_000 * MEGA, 2e9)),
                present,
                WorkbenchOptions.ofAnswers(4));
    }

    /** With A so fast, in bytes per second. */
    static Workbench of(Arrangement present, double fast) {
        return new Workbench(
                "Toy",
                StageCosts.of(ToyModel.of(present.layers(), 100 * MEGA, MEGA), 1),
                List.of(
                        BenchPhone.of("A", "Ada", 5_000 * MEGA, fast),
                        BenchPhone.of("B", "Bob", 5_000 * MEGA, 2e9),
                        BenchPhone.of("C", "Cid", 5_000 * MEGA, 1e9),
                        BenchPhone.of("D", "Dot", 250 * MEGA, 1e9)),
                present,
                WorkbenchOptions.ofAnswers(4));
    }

    /** Serials, each with the end of its layers. */
    public static Arrangement placed(Object... serialsAndEnds) {
        List<Assigned> stages = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < serialsAndEnds.length; i += 2) {
            int end = (Integer) serialsAndEnds[i + 1];
            stages.add(new Assigned((String) serialsAndEnds[i], new LayerRange(first, end)));
            first = end;
        }
        return new Arrangement(stages);
    }
}
