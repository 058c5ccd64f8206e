package org.phonebank.desktop.window.placing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.phonebank.desktop.window.placing.Drop.Apart;
import org.phonebank.desktop.window.placing.Drop.Nothing;
import org.phonebank.desktop.window.placing.Drop.Swaps;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;

/** Ways to change an arrangement so that every layer stays on exactly one phone. Whether it fits is another question. */
public final class Moves {
    private Moves() {}

    /**
     * Moves the boundary behind a stage.
     *
     * @param stage from 0; the last one has no boundary behind it
     * @param layer the first one behind the boundary; each of the two phones keeps at least one
     */
    public static Arrangement boundary(Arrangement from, int stage, int layer) {
        Assigned left = from.stages().get(stage);
        Assigned right = from.stages().get(stage + 1);
        int at = Math.max(left.layers().first() + 1, Math.min(right.layers().end() - 1, layer));
        List<Assigned> stages = new ArrayList<>(from.stages());
        stages.set(
                stage, new Assigned(left.serial(), new LayerRange(left.layers().first(), at)));
        stages.set(
                stage + 1,
                new Assigned(right.serial(), new LayerRange(at, right.layers().end())));
        return new Arrangement(stages);
    }

    /** What would come of dropping it on the phone. */
    public static Drop drop(Arrangement from, Grip grip, String serial) {
        if (grip instanceof Grip.Layers layers) {
            int target = nearestStageOf(from, serial, layers.stage());
            return target < 0 ? join(from, layers, serial) : give(from, layers, target);
        }
        if (grip instanceof Grip.Shard shard) {
            return dropShard(from, shard.stage(), nearestStageOf(from, serial, shard.stage()), serial);
        }
        return enter(from, ((Grip.Newcomer) grip).serial(), nearestStageOf(from, serial, 0));
    }

    private static Drop dropShard(Arrangement from, int stage, int target, String serial) {
        if (target == stage) {
            return new Nothing();
        }
        LayerRange taken = from.stages().get(stage).layers();
        if (target < 0) {
            return new Drop.Moves(with(from, stage, new Assigned(serial, taken)), taken);
        }
        return new Swaps(swap(from, stage, target), taken);
    }

    /** It takes the back half of the stage, or its only layer. */
    private static Drop enter(Arrangement from, String serial, int stage) {
        if (stage < 0) {
            return new Nothing();
        }
        LayerRange layers = from.stages().get(stage).layers();
        return join(from, new Grip.Layers(stage, layers.end() - layers.count() / 2), serial);
    }

    /** Every way to take a phone out of the chain: its neighbours share its layers. None if it is the only one. */
    public static List<Arrangement> without(Arrangement from, int stage) {
        LayerRange layers = from.stages().get(stage).layers();
        boolean before = stage > 0;
        boolean after = stage < from.stages().size() - 1;
        return IntStream.rangeClosed(layers.first(), layers.end())
                .filter(at -> (before || at == layers.first()) && (after || at == layers.end()))
                .filter(at -> before || after)
                .mapToObj(at -> shared(from, stage, at))
                .toList();
    }

    /** The first stage of a phone; empty if it holds nothing. */
    public static OptionalInt stageOf(Arrangement arrangement, String serial) {
        return stagesOf(arrangement, serial).findFirst();
    }

    /** A phone that holds nothing has none. */
    private static int nearestStageOf(Arrangement arrangement, String serial, int to) {
        return stagesOf(arrangement, serial)
                .boxed()
                .min(Comparator.comparingInt(stage -> Math.abs(stage - to)))
                .orElse(-1);
    }

    private static IntStream stagesOf(Arrangement arrangement, String serial) {
        return IntStream.range(0, arrangement.stages().size())
                .filter(stage -> arrangement.stages().get(stage).serial().equals(serial));
    }

    /** The two phones have each other's place and layers. */
    public static Arrangement swap(Arrangement from, int one, int other) {
        Assigned first = from.stages().get(one);
        Assigned second = from.stages().get(other);
        List<Assigned> stages = new ArrayList<>(from.stages());
        stages.set(one, new Assigned(second.serial(), first.layers()));
        stages.set(other, new Assigned(first.serial(), second.layers()));
        return new Arrangement(stages);
    }

    private static Drop give(Arrangement from, Grip.Layers grip, int target) {
        if (target == grip.stage()) {
            return new Nothing();
        }
        LayerRange source = from.stages().get(grip.stage()).layers();
        LayerRange held = from.stages().get(target).layers();
        if (target == grip.stage() - 1) {
            LayerRange taken = new LayerRange(held.first(), grip.layer() + 1);
            return moved(from, grip.stage(), target, taken, grip.layer() + 1, source.end());
        }
        if (target == grip.stage() + 1) {
            LayerRange taken = new LayerRange(grip.layer(), held.end());
            return moved(from, grip.stage(), target, taken, source.first(), grip.layer());
        }
        return new Apart(held);
    }

    /** The source keeps the layers from {@code first} to {@code end}; if those are none, it leaves the chain. */
    private static Drop moved(Arrangement from, int source, int target, LayerRange taken, int first, int end) {
        List<Assigned> stages = new ArrayList<>(from.stages());
        stages.set(target, new Assigned(stages.get(target).serial(), taken));
        if (first == end) {
            stages.remove(source);
        } else {
            stages.set(source, new Assigned(stages.get(source).serial(), new LayerRange(first, end)));
        }
        return new Drop.Moves(new Arrangement(stages), taken);
    }

    /** A phone from outside takes the layers from the grip to the nearer end of the stage. */
    private static Drop join(Arrangement from, Grip.Layers grip, String serial) {
        Assigned source = from.stages().get(grip.stage());
        LayerRange layers = source.layers();
        if (layers.count() == 1) {
            return new Drop.Moves(with(from, grip.stage(), new Assigned(serial, layers)), layers);
        }
        boolean front = grip.layer() - layers.first() < layers.end() - 1 - grip.layer();
        int cut = front ? grip.layer() + 1 : Math.max(layers.first() + 1, grip.layer());
        LayerRange before = new LayerRange(layers.first(), cut);
        LayerRange after = new LayerRange(cut, layers.end());
        List<Assigned> stages = new ArrayList<>(from.stages());
        stages.set(grip.stage(), new Assigned(front ? serial : source.serial(), before));
        stages.add(grip.stage() + 1, new Assigned(front ? source.serial() : serial, after));
        return new Drop.Moves(new Arrangement(stages), front ? before : after);
    }

    /** The stage before gets the layers up to {@code at}, the one behind the others. */
    private static Arrangement shared(Arrangement from, int stage, int at) {
        List<Assigned> stages = new ArrayList<>(from.stages());
        if (stage < stages.size() - 1) {
            Assigned after = stages.get(stage + 1);
            stages.set(
                    stage + 1,
                    new Assigned(
                            after.serial(), new LayerRange(at, after.layers().end())));
        }
        if (stage > 0) {
            Assigned before = stages.get(stage - 1);
            stages.set(
                    stage - 1,
                    new Assigned(before.serial(), new LayerRange(before.layers().first(), at)));
        }
        stages.remove(stage);
        return new Arrangement(stages);
    }

    private static Arrangement with(Arrangement from, int stage, Assigned assigned) {
        List<Assigned> stages = new ArrayList<>(from.stages());
        stages.set(stage, assigned);
        return new Arrangement(stages);
    }
}
