package org.phonebank.desktop.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.Purpose;

class PlacementsFileTest {
    private static final KeptPlacement.Lab LAB = new KeptPlacement.Lab("model", List.of("B", "A"));
    private static final Arrangement ARRANGEMENT =
            new Arrangement(List.of(new Assigned("A", new LayerRange(0, 5)), new Assigned("B", new LayerRange(5, 12))));

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("placements.json");
    }

    @Test
    void thePlacementOfEachLabThatWasKeptLastIsFoundAgain() {
        KeptPlacement.Lab other = new KeptPlacement.Lab("model", List.of("A"));
        try (PlacementsFile kept = new PlacementsFile(file)) {
            kept.keep(KeptPlacement.of(LAB, ARRANGEMENT, Purpose.CHAT));
            kept.keep(KeptPlacement.of(other, ARRANGEMENT, Purpose.BATCH));
            kept.keep(KeptPlacement.of(LAB, ARRANGEMENT, null));
        }
        try (PlacementsFile later = new PlacementsFile(file)) {
            assertThat(later.find(LAB).map(KeptPlacement::arrangement)).contains(ARRANGEMENT);
            assertThat(later.find(other)).contains(KeptPlacement.of(other, ARRANGEMENT, Purpose.BATCH));
            assertThat(later.find(new KeptPlacement.Lab("another", List.of("A", "B"))))
                    .isEmpty();
        }
    }

    @Test
    void theOldestLabsAreForgotten() {
        try (PlacementsFile kept = new PlacementsFile(file)) {
            kept.keep(KeptPlacement.of(LAB, ARRANGEMENT, null));
            for (int i = 0; i < PlacementsFile.MOST; i++) {
                kept.keep(KeptPlacement.of(new KeptPlacement.Lab("model " + i, List.of("A")), ARRANGEMENT, null));
            }
            assertThat(kept.find(LAB)).isEmpty();
            assertThat(kept.find(new KeptPlacement.Lab("model 0", List.of("A"))))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{}",
                "{\"placements\":[null]}",
                "{\"placements\":[{}]}",
                "{\"placements\":[{\"lab\":{\"model\":\"model\",\"phones\":[\"A\",\"B\"]},\"purpose\":null,"
                        + "\"stages\":[{\"serial\":\"A\",\"first\":3,\"end\":1}]}]}",
                "{\"placements\":[{\"lab\":{\"model\":\"model\",\"phones\":[\"A\",\"B\"]},\"purpose\":\"FUN\","
                        + "\"stages\":[]}]}"
            })
    void aFileThatCannotBeUsedCountsAsNone(String content) throws IOException {
        Files.writeString(file, content);

        try (PlacementsFile broken = new PlacementsFile(file)) {
            assertThat(broken.find(LAB)).isEmpty();
        }
    }
}
