package org.phonebank.desktop.window.placing;

import org.phonebank.pipeline.placement.Arrangement;

/** What a person has taken hold of, to drop it on a phone. Stages and layers are counted from 0. */
public sealed interface Grip {
    /** Whether it is there to be taken. */
    boolean isIn(Arrangement arrangement);

    /** All layers of a phone. */
    record Shard(int stage) implements Grip {
        @Override
        public boolean isIn(Arrangement arrangement) {
            return stage < arrangement.stages().size();
        }
    }

    /** A layer, with all that are between it and the phone that it is dropped on. */
    record Layers(int stage, int layer) implements Grip {
        @Override
        public boolean isIn(Arrangement arrangement) {
            return stage < arrangement.stages().size()
                    && arrangement.stages().get(stage).layers().contains(layer);
        }
    }

    /** A phone that stands by, to be dropped on one that it shall relieve of layers. */
    record Newcomer(String serial) implements Grip {
        @Override
        public boolean isIn(Arrangement arrangement) {
            return true;
        }
    }
}
