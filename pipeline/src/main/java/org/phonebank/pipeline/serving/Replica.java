package org.phonebank.pipeline.serving;

import java.time.Duration;
import java.util.Objects;
import org.phonebank.pipeline.link.StageLink;

/**
 * One phone that has a stage's layers loaded. A phone that comes back is a new replica with a new link; the old link is
 * closed first, so that nothing sent over it is computed any more.
 *
 * @param serial of the phone
 * @param phone its name, for people
 * @param link to the loaded shard; stays the caller's, who closes it when the replica was removed or has failed
 * @param warmUpStep time of a single-token step measured while the shard was loaded; zero if that is not known
 */
public record Replica(String serial, String phone, StageLink link, Duration warmUpStep) {
    public Replica {
        Objects.requireNonNull(serial);
        Objects.requireNonNull(phone);
        Objects.requireNonNull(link);
        if (warmUpStep.isNegative()) {
            throw new IllegalArgumentException("A step of " + phone + " cannot take " + warmUpStep + ".");
        }
    }

    /** A replica whose speed is not known yet. */
    public Replica(String serial, String phone, StageLink link) {
        this(serial, phone, link, Duration.ZERO);
    }

    /** Whether both are the same phone over the same link. */
    boolean isSameAs(Replica other) {
        return serial.equals(other.serial) && link == other.link;
    }
}
