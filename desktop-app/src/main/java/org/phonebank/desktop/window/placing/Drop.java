package org.phonebank.desktop.window.placing;

import java.util.Optional;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement;

/** What would come of dropping something on a phone, as far as the order of layers goes. */
public sealed interface Drop {
    /** What there would be then; empty if nothing would change. */
    default Optional<Arrangement> outcome() {
        return Optional.empty();
    }

    /** It is the phone that it was taken from. */
    record Nothing() implements Drop {}

    /**
     * Layers would move.
     *
     * @param taken layers that the phone would have in the end
     */
    record Moves(Arrangement arrangement, LayerRange taken) implements Drop {
        @Override
        public Optional<Arrangement> outcome() {
            return Optional.of(arrangement);
        }
    }

    /**
     * Both phones would swap their layers.
     *
     * @param taken layers that the phone would have in the end
     */
    record Swaps(Arrangement arrangement, LayerRange taken) implements Drop {
        @Override
        public Optional<Arrangement> outcome() {
            return Optional.of(arrangement);
        }
    }

    /**
     * The layers would not join those that the phone has.
     *
     * @param held by the phone
     */
    record Apart(LayerRange held) implements Drop {}
}
