package org.phonebank.pipeline.placement;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the planner would do for a purpose, and why; or why it cannot be done. */
public final class Proposal {
    private final @Nullable Placement placement;
    private final @Nullable Arrangement arrangement;
    private final List<Remark> remarks;

    private Proposal(@Nullable Placement placement, List<Remark> remarks) {
        this.placement = placement;
        this.arrangement = placement == null ? null : Arrangement.of(placement);
        this.remarks = List.copyOf(remarks);
    }

    static Proposal of(Placement placement) {
        return new Proposal(placement, placement.remarks());
    }

    static Proposal none(Remark why) {
        return new Proposal(null, List.of(Objects.requireNonNull(why)));
    }

    /** Empty if the model does not fit. */
    public Optional<Placement> placement() {
        return Optional.ofNullable(placement);
    }

    /** Where the layers go in {@link #placement}. */
    public Optional<Arrangement> arrangement() {
        return Optional.ofNullable(arrangement);
    }

    /** Why it is so, in the order in which to say it; at least one. */
    public List<Remark> remarks() {
        return remarks;
    }
}
