package org.phonebank.desktop.wizard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps in a file where a person had layers placed, the newest of each lab, so that they go there again when the same model
 * is loaded on the same phones. By one thread at a time.
 */
public final class PlacementsFile implements AutoCloseable {
    /** So many labs are remembered. */
    static final int MOST = 20;

    private final KeptJson<Content> file;
    private List<KeptPlacement> placements;

    /** Newest first. */
    record Content(List<KeptPlacement> placements) {
        Content {
            placements = List.copyOf(placements);
        }
    }

    /** Reads what was kept, so it waits for the disk. */
    public PlacementsFile(Path path) {
        file = new KeptJson<>(path, Content.class, new Content(List.of()));
        placements = file.kept().placements();
    }

    public Optional<KeptPlacement> find(KeptPlacement.Lab lab) {
        return placements.stream().filter(kept -> kept.lab().equals(lab)).findFirst();
    }

    /** From now on this is what its lab is loaded with; written soon. */
    public void keep(KeptPlacement placement) {
        List<KeptPlacement> next = new ArrayList<>(List.of(placement));
        placements.stream()
                .filter(other -> !other.lab().equals(placement.lab()))
                .limit(MOST - 1)
                .forEach(next::add);
        placements = List.copyOf(next);
        file.keep(new Content(next));
    }

    @Override
    public void close() {
        file.close();
    }
}
