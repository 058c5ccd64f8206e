package org.phonebank.desktop.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.partitioner.PartitionOptions;
import org.phonebank.partitioner.Partitioner;
import org.phonebank.partitioner.manifest.ModelManifest;

@Timeout(60)
class FolderModelShelfTest {
    @TempDir
    Path home;

    private final AtomicReference<List<ShelvedModel>> seen = new AtomicReference<>(List.of());

    @Test
    void theSampleIsThereWithAllItsBits() {
        try (FolderModelShelf shelf = new FolderModelShelf(new DataFolder(home))) {
            shelf.listen(seen::set);
            await().until(() -> !seen().isEmpty());
        }
        ShelvedModel sample = seen().get(0);

        assertThat(seen.get()).hasSize(1);
        assertThat(sample.kind()).isEqualTo(ShelvedModel.Kind.SAMPLE);
        assertThat(sample.cuts()).extracting(ModelManifest::bits).containsExactly(4, 8, 16, 32);
        assertThat(sample.cut(10).orElseThrow().bits()).isEqualTo(8);
    }

    @Test
    void aModelThatIsOpenedIsOnTheShelfEvenIfItCannotBeUsed() {
        Path none = home.resolve("none");
        try (FolderModelShelf shelf = new FolderModelShelf(new DataFolder(home))) {
            shelf.listen(seen::set);
            ShelvedModel opened = shelf.open(none).join();

            assertThat(opened.problem().english()).isEqualTo("There is no model at " + none + ".");
            await().until(() -> seen().contains(opened));
            shelf.close(none);
            await().until(() -> !seen().contains(opened));
        }
    }

    @Test
    void aStoreKeepsTheBitsItWasCutWith() throws Exception {
        DataFolder data = new DataFolder(home);
        ShelvedModel sample = SampleShelf.sample(home);
        Path cut = new Partitioner()
                .partition(
                        sample.looked() == null ? home : sample.looked().folder(),
                        home.resolve("elsewhere"),
                        PartitionOptions.ofBits(8),
                        (step, done, total) -> {},
                        () -> false)
                .folder();
        try (FolderModelShelf shelf = new FolderModelShelf(data)) {
            shelf.listen(seen::set);
            ShelvedModel store = shelf.open(cut).join();

            assertThat(store.usable()).isTrue();
            assertThat(store.cuts()).extracting(ModelManifest::bits).containsExactly(8);
        }
    }

    private List<ShelvedModel> seen() {
        return Objects.requireNonNull(seen.get());
    }
}
