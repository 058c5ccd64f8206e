package org.phonebank.desktop.keeping;

import java.util.List;
import java.util.Objects;

/**
 * A phone as the keeper gets it: its worker runs and has passed its self-test.
 *
 * @param name for people
 * @param speed self-tests in a second
 * @param shards that it has loaded; none if it stands by
 */
public record ReadyPhone(String serial, String name, StartedWorker worker, double speed, List<LoadedShard> shards) {
    public ReadyPhone {
        Objects.requireNonNull(serial);
        Objects.requireNonNull(name);
        Objects.requireNonNull(worker);
        shards = List.copyOf(shards);
    }
}
