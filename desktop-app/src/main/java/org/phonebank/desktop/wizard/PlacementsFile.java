package org.phonebank.desktop.wizard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps in a file where a person had layers placed, the newest of each lab, so that they go there again when the same model
 * is loaded on the same phones. By one thread at a time.
 */
public final class PlacementsFile implements AutoCloseable {
    /** So many labs are remembered. */
    static final int MOST = 20;

    private final KeptJson<Content> file;
    private @Nullable List<KeptPlacement> placements;

    /** Newest first. */
    record Content(List<KeptPlacement> placements) {
        Content {
            placements = List.copyOf(placements);
        }
    }

    public PlacementsFile(Path path) {
        file = new KeptJson<>(path, Content.class, new Content(List.of()));
    }

    /** The first that is looked for waits for the disk. */
    public Optional<KeptPlacement> find(KeptPlacement.Lab lab) {
        return known().stream().filter(kept -> kept.lab().equals(lab)).findFirst();
    }

    /** From now on this is what its lab is loaded with; written soon. */
    public void keep(KeptPlacement placement) {
        List<KeptPlacement> next = new ArrayList<>(List.of(placement));
        known().stream()
                .filter(other -> !other.lab().equals(placement.lab()))
                .limit(MOST - 1)
                .forEach(next::add);
        placements = List.copyOf(next);
        file.keep(new Content(next));
    }

    private List<KeptPlacement> known() {
        List<KeptPlacement> all = placements;
        if (all == null) {
            all = file.read().placements();
            placements = all;
        }
        return all;
    }

    @Override
    public void close() {
        file.close();
    }
}
