package org.phonebank.pipeline.steward;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.StageCosts;

/**
 * What each phone's memory still has room for, with what is promised to decisions. A phone's own word counts and so does
 * what was given out before, whichever is less: caches that are promised are not all taken yet.
 */
final class MemoryLedger {
    private final StageCosts costs;
    private final Map<String, Long> rooms = new HashMap<>();

    MemoryLedger(LabPicture lab, long reserve) {
        this.costs = lab.costs();
        for (PhonePicture phone : lab.phones()) {
            long given = phone.loaded().stream().mapToLong(this::memory).sum();
            long left = phone.capacity().availableMemoryBytes() - given;
            rooms.put(
                    phone.serial(),
                    Math.min(left, phone.vitals().availableMemoryBytes().orElse(left)) - reserve);
        }
        for (Decision decision : lab.underWay()) {
            decision.loads().forEach(this::commit);
        }
    }

    /** Bytes that another shard may take there; below zero if it has given too much already. */
    long room(String serial) {
        return rooms.getOrDefault(serial, 0L);
    }

    /** Bytes that one shard may take there if these ones go first. */
    long roomWithout(String serial, List<LayerRange> unloaded) {
        return room(serial) + unloaded.stream().mapToLong(this::memory).sum();
    }

    long memory(LayerRange layers) {
        return costs.memory(layers.first(), layers.end());
    }

    void commit(Load load) {
        rooms.computeIfPresent(
                load.serial(), (serial, room) -> roomWithout(serial, load.unloadFirst()) - load.memoryBytes());
    }
}
