package org.phonebank.desktop.wizard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabEvent.ModelChosen;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.Purpose;
import org.phonebank.pipeline.placement.Workbench;

/**
 * Where a person had the layers of a model placed on some phones.
 *
 * @param purpose for which the planner had placed them; null if the person did by hand
 * @param stages as they were then, in the order of the layers
 */
public record KeptPlacement(Lab lab, @Nullable Purpose purpose, List<Stage> stages) {
    /**
     * What a placement belongs to.
     *
     * @param model as it was cut, or its name as long as that is not known
     * @param phones serials of all phones of the lab, in alphabetical order
     */
    public record Lab(String model, List<String> phones) {
        public Lab {
            Objects.requireNonNull(model);
            phones = phones.stream().sorted().toList();
        }

        /** The lab that serves this model with the phones of the bench. */
        public static Lab of(ModelChosen model, Workbench bench) {
            return new Lab(
                    model.id().isEmpty() ? model.name() + ", " + model.bits() : model.id(),
                    bench.phones().stream().map(BenchPhone::serial).toList());
        }
    }

    /** Layers of one phone, from the first to the one before the end. */
    public record Stage(String serial, int first, int end) {}

    public KeptPlacement {
        Objects.requireNonNull(lab);
        stages = List.copyOf(stages);
        // What cannot be an arrangement is no placement.
        var unused = arrangement(stages);
    }

    public static KeptPlacement of(Lab lab, Arrangement arrangement, @Nullable Purpose purpose) {
        return new KeptPlacement(
                lab,
                purpose,
                arrangement.stages().stream()
                        .map(stage -> new Stage(
                                stage.serial(),
                                stage.layers().first(),
                                stage.layers().end()))
                        .toList());
    }

    /** Who held which layers. */
    @JsonIgnore
    public Arrangement arrangement() {
        return arrangement(stages);
    }

    private static Arrangement arrangement(List<Stage> stages) {
        return new Arrangement(stages.stream()
                .map(stage -> new Arrangement.Assigned(stage.serial(), new LayerRange(stage.first(), stage.end())))
                .toList());
    }
}
