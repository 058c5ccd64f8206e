package org.phonebank.desktop.keeping;

import java.time.Duration;
import java.util.Objects;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.StageLink;

/**
 * Layers that a phone has in its memory.
 *
 * @param link to them; the keeper closes it
 * @param warmUpStep time of a single-token step while it was loaded; zero if that is not known
 */
public record LoadedShard(LayerRange layers, StageLink link, Duration warmUpStep) {
    public LoadedShard {
        Objects.requireNonNull(layers);
        Objects.requireNonNull(link);
        Objects.requireNonNull(warmUpStep);
    }
}
