package org.phonebank.desktop.doctor;

import java.util.List;
import java.util.stream.Stream;
import org.phonebank.desktop.data.DataFolder;

/** All checks, in the order in which a person should mend what they find. */
public final class Doctor {
    private Doctor() {}

    public static List<Finding> examine(DataFolder data) {
        PackageManager packages = PackageManager.ofMachine();
        Stream<Check> checks = Stream.of(
                new JavaCheck(packages),
                new RuntimeCheck(),
                new DataFolderCheck(data),
                new DiskCheck(data),
                new MemoryCheck(),
                new LoopbackCheck(),
                new WindowLibrariesCheck(packages),
                new DisplayCheck(),
                new AdbCheck(packages),
                new AdbServerCheck());
        return checks.map(Check::examine).toList();
    }

    /** Whether nothing essential is missing. */
    public static boolean isFit(List<Finding> findings) {
        return findings.stream().noneMatch(finding -> finding.verdict() == Verdict.MISSING);
    }
}
