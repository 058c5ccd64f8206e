package org.phonebank.desktop.doctor;

import java.util.Optional;
import java.util.stream.Stream;

/** Why the window cannot be opened although there should be a display. */
public final class WindowObstacle {
    private WindowObstacle() {}

    /** One sentence; empty when nothing stands in the way. */
    public static Optional<String> find() {
        return Stream.of(new DisplayCheck(), new WindowLibrariesCheck(PackageManager.ofMachine()))
                .map(Check::examine)
                .filter(finding ->
                        finding.verdict() != Verdict.OK && !finding.remedy().isEmpty())
                .map(finding -> finding.text() + " To mend it: " + finding.remedy())
                .findFirst();
    }
}
