package org.phonebank.provisioner;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The files of a worker.
 *
 * @param version told to the worker as its parent's version
 * @param jar its classes
 * @param nativeLibraries by runtime: {@code android} would need one list per ABI and is absent as long as there is no
 *     worker for real phones; the others are named like {@code linux-x64}
 */
public record WorkerBundle(String version, Path jar, Map<String, List<Path>> nativeLibraries) {
    public WorkerBundle {
        nativeLibraries = Map.copyOf(nativeLibraries);
    }
}
