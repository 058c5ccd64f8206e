package org.phonebank.desktop.window.placing;

/** What a person has taken hold of, to drop it on a phone. Stages and layers are counted from 0. */
public sealed interface Grip {
    /** All layers of a phone. */
    record Shard(int stage) implements Grip {}

    /** A layer, with all that are between it and the phone that it is dropped on. */
    record Layers(int stage, int layer) implements Grip {}

    /** A phone that stands by, to be dropped on one that it shall relieve of layers. */
    record Newcomer(String serial) implements Grip {}
}
