package org.phonebank.desktop.keeping;

import java.util.Set;

/**
 * A worker that runs and has loaded nothing.
 *
 * @param start which start of this phone's worker it is, rising; tells late news of an earlier one apart
 * @param availableMemoryBytes that the phone could give when it started
 * @param layersOnDisk layers of the model whose files the phone has, as far as that is known
 */
public record StartedWorker(long start, long availableMemoryBytes, Set<Integer> layersOnDisk) {
    public StartedWorker {
        layersOnDisk = Set.copyOf(layersOnDisk);
    }
}
