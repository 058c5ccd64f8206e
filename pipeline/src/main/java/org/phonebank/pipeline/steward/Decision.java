package org.phonebank.pipeline.steward;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;

/** Something that should be done now, or be known. Carried out in the order in which they are given. */
public sealed interface Decision {
    /** Why, as one sentence for people. */
    Phrase reason();

    /** Serials of the phones that it changes. */
    Set<String> phones();

    /** What phones load for it. */
    default List<Load> loads() {
        return List.of();
    }

    /** Let the phone go through its self-test; its standing then says how it went. */
    record Test(String serial, Phrase reason) implements Decision {
        @Override
        public Set<String> phones() {
            return Set.of(serial);
        }
    }

    /** The phone has passed its self-test and is ready again. */
    record TakeBack(String serial, Phrase reason) implements Decision {
        @Override
        public Set<String> phones() {
            return Set.of(serial);
        }
    }

    /** Suspend the phone: others serve its layers, or it must stop. */
    record Drain(String serial, Phrase reason) implements Decision {
        @Override
        public Set<String> phones() {
            return Set.of(serial);
        }
    }

    /** End the phone's suspension. */
    record Resume(String serial, Phrase reason) implements Decision {
        @Override
        public Set<String> phones() {
            return Set.of(serial);
        }
    }

    /**
     * Layers have lost their phone, or will: others load them and are added as replicas.
     *
     * @param layers of the stage
     * @param resting serials of the phones that have the layers but shall rest; none if they are lost
     * @param loads one for the whole stage, or several that divide it in their order; the stage is then divided too
     */
    record Replace(LayerRange layers, Set<String> resting, List<Load> loads, Phrase reason) implements Decision {
        public Replace {
            resting = Set.copyOf(resting);
            loads = List.copyOf(loads);
        }

        @Override
        public Set<String> phones() {
            return serials(loads);
        }
    }

    /**
     * Layers have lost their phone, or will, and nobody can take them. Given once, and again when what is missing changes.
     *
     * @param layers of the stage
     * @param holders serials of the phones that should rest, but go on with the layers meanwhile; none if answers wait
     * @param neededBytes of memory on one phone
     * @param mostFreeBytes on any phone that may be used, 0 if there is none
     */
    record Missing(LayerRange layers, Set<String> holders, long neededBytes, long mostFreeBytes, Phrase reason)
            implements Decision {
        public Missing {
            holders = Set.copyOf(holders);
        }

        @Override
        public Set<String> phones() {
            return Set.of();
        }
    }

    /** One more phone loads a stage's layers and is added as a replica. */
    record Replicate(Load load, Phrase reason) implements Decision {
        @Override
        public List<Load> loads() {
            return List.of(load);
        }

        @Override
        public Set<String> phones() {
            return Set.of(load.serial());
        }
    }

    /** Take the phone's shard out of the layout, if it is there, and unload it. */
    record Release(String serial, LayerRange layers, Phrase reason) implements Decision {
        @Override
        public Set<String> phones() {
            return Set.of(serial);
        }
    }

    /**
     * Neighbouring stages share their layers out anew, or become one, or one is divided: load, then serve by the new
     * layout. A {@link Release} follows for each shard of the old one.
     *
     * @param span the layers of all stages that change, at most two
     * @param loads replicas of the new stages by their layers, which divide the span in their order
     */
    record MoveBoundary(LayerRange span, List<Load> loads, Phrase reason) implements Decision {
        public MoveBoundary {
            loads = List.copyOf(loads);
        }

        @Override
        public Set<String> phones() {
            return serials(loads);
        }
    }

    /**
     * All layers go where a person or the planner wants them: load what phones lack of it, then serve by it and by nothing
     * else. What phones hold besides is unloaded.
     *
     * @param wish number of the wish that asked for it; {@link #NO_WISH} if layers go back to where they were by themselves
     * @param loads what is not held yet; may be none
     */
    record Arrange(long wish, Arrangement arrangement, List<Load> loads, Phrase reason) implements Decision {
        public static final long NO_WISH = 0;

        public Arrange {
            loads = List.copyOf(loads);
        }

        @Override
        public Set<String> phones() {
            return serials(loads);
        }
    }

    private static Set<String> serials(List<Load> loads) {
        return loads.stream().map(Load::serial).collect(Collectors.toUnmodifiableSet());
    }
}
