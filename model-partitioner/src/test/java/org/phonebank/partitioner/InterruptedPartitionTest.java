package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.partitioner.testing.RandomLlama;

class InterruptedPartitionTest {
    private static final PartitionOptions OPTIONS = PartitionOptions.ofBits(4);

    /** The files of the model: embedding, three layers, head, cosine and sine tables. */
    private static final int FILES = 6;

    @TempDir
    Path temporary;

    private final RandomLlama model = new RandomLlama(3);
    private Path folder;
    private Path stores;

    @BeforeEach
    void writeModel() throws IOException {
        folder = model.write(temporary.resolve("package"), "F32");
        stores = temporary.resolve("stores");
    }

    @Test
    void continuedRunGivesTheSameStoreAsAnUndisturbedOne() throws Exception {
        LayerStore undisturbed = new Partitioner()
                .partition(folder, temporary.resolve("other"), OPTIONS, PartitionListener.NONE, () -> false);
        for (int interrupted = 1; interrupted < FILES; interrupted++) {
            int files = interrupted;
            interruptAfter(whole -> whole >= files);
            assertThat(finishedStores()).isEmpty();
        }
        Recorder recorder = new Recorder();
        LayerStore continued = recorder.run(whole -> false);
        assertThat(recorder.whole.get(0)).isGreaterThanOrEqualTo(FILES - 1);
        assertThat(continued.manifest()).isEqualTo(undisturbed.manifest());
        for (String name : names(undisturbed.folder())) {
            assertThat(continued.folder().resolve(name))
                    .hasSameBinaryContentAs(undisturbed.folder().resolve(name));
        }
        assertThat(names(continued.folder())).isEqualTo(names(undisturbed.folder()));
        assertThat(names(stores)).containsExactly(".lock", continued.manifest().modelId());
    }

    @Test
    void whatIsWholeIsNotWrittenAgain() throws Exception {
        interruptAfter(whole -> whole >= 4);
        Path kept = unfinished().resolve("embed.bin");
        FileTime written =
                FileTime.from(Files.getLastModifiedTime(kept).toInstant().minusSeconds(60));
        Files.setLastModifiedTime(kept, written);
        LayerStore store = new Recorder().run(whole -> false);
        assertThat(Files.getLastModifiedTime(store.file("embed.bin"))).isEqualTo(written);
    }

    @Test
    void runThatIsCancelledBeforeAnyFileIsWholeLeavesNothing() {
        assertThatThrownBy(
                        () -> new Partitioner().partition(folder, stores, OPTIONS, PartitionListener.NONE, () -> true))
                .isInstanceOf(CancellationException.class);
        assertThat(names(stores)).containsExactly(".lock");
    }

    @Test
    void damagedFileOfAnEarlierRunIsWrittenAgain() throws Exception {
        interruptAfter(whole -> whole >= 3);
        Path damaged = unfinished().resolve("embed.bin");
        byte[] bytes = Files.readAllBytes(damaged);
        bytes[bytes.length / 2] ^= 1;
        Files.write(damaged, bytes);
        LayerStore store = new Recorder().run(whole -> false);
        bytes[bytes.length / 2] ^= 1;
        assertThat(store.file("embed.bin")).hasBinaryContent(bytes);
    }

    @Test
    void fileThatTheJournalDoesNotNameIsWrittenAgain() throws Exception {
        interruptAfter(whole -> whole >= 3);
        Path journal = unfinished().resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        String cut = lines.get(2).substring(0, lines.get(2).length() / 2);
        Files.writeString(journal, lines.get(0) + "\n" + lines.get(1) + "\n" + cut);
        Files.writeString(unfinished().resolve("note.txt"), "not ours");
        Recorder recorder = new Recorder();
        LayerStore store = recorder.run(whole -> false);
        assertThat(recorder.whole.get(0)).isEqualTo(1);
        assertThat(names(store.folder())).doesNotContain("note.txt", "journal.jsonl");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"file\":null,\"weights\":[]}", "{}", "[1]"})
    void linesThatNameNoFileEndTheJournal(String line) throws Exception {
        interruptAfter(whole -> whole >= 3);
        Path journal = unfinished().resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        Files.writeString(journal, lines.get(0) + "\n" + lines.get(1) + "\n" + line + "\n" + lines.get(2) + "\n");
        Recorder recorder = new Recorder();
        recorder.run(whole -> false);
        assertThat(recorder.whole.get(0)).isEqualTo(1);
    }

    @Test
    void fileThatTheJournalDescribesOtherwiseIsWrittenAgain() throws Exception {
        interruptAfter(whole -> whole >= 3);
        Path journal = unfinished().resolve("journal.jsonl");
        String changed = Files.readString(journal).replaceAll("\"residentBytes\":[0-9]+", "\"residentBytes\":1");
        Files.writeString(journal, changed);
        LayerStore store = new Recorder().run(whole -> false);
        assertThat(store.manifest().files())
                .extracting(StoreFile::residentBytes)
                .doesNotContain(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", ""})
    void journalWithoutAnOriginIsWorthNothing(String origin) throws Exception {
        interruptAfter(whole -> whole >= 3);
        Path journal = unfinished().resolve("journal.jsonl");
        List<String> lines = Files.readAllLines(journal);
        Files.writeString(journal, origin + "\n" + lines.get(1) + "\n");
        Recorder recorder = new Recorder();
        recorder.run(whole -> false);
        assertThat(recorder.whole.get(0)).isEqualTo(1);
        assertThat(recorder.whole).hasSize(FILES);
    }

    @Test
    void changedSourceBeginsAnewAndItsLeftoverGoes() throws Exception {
        interruptAfter(whole -> whole >= 3);
        Path before = unfinished();
        model.weights().values().iterator().next()[0] += 1;
        Files.delete(folder.resolve("model.safetensors"));
        model.write(folder, "F32");
        Recorder recorder = new Recorder();
        recorder.run(whole -> false);
        assertThat(recorder.whole.get(0)).isEqualTo(1);
        assertThat(before).doesNotExist();
    }

    @Test
    void leftoverOfAnotherModelIsKeptForTwoWeeks() throws Exception {
        interruptAfter(whole -> whole >= 3);
        Path leftover = unfinished();
        PartitionOptions others = PartitionOptions.ofBits(8);
        new Partitioner().partition(folder, stores, others, PartitionListener.NONE, () -> false);
        assertThat(leftover).exists();
        Files.setLastModifiedTime(
                leftover.resolve("journal.jsonl"), FileTime.from(Instant.now().minus(Duration.ofDays(15))));
        new Partitioner().partition(folder, stores, PartitionOptions.ofBits(16), PartitionListener.NONE, () -> false);
        assertThat(leftover).doesNotExist();
    }

    @Test
    void leftoverWithoutAJournalIsRemoved() throws Exception {
        Path leftover = Files.createDirectories(stores.resolve(".unfinished-some-model/deep"));
        Files.writeString(leftover.resolve("layer-00.bin"), "half");
        LayerStore store = new Recorder().run(whole -> false);
        assertThat(names(stores)).containsExactly(".lock", store.manifest().modelId());
    }

    @Test
    void leftoversOfOthersMakeRoomOnAFullDisk() throws Exception {
        interruptAfter(whole -> whole >= 3);
        Path leftover = unfinished();
        Partitioner full = new Partitioner(disk -> Files.exists(leftover) ? 0 : Long.MAX_VALUE);
        full.partition(folder, stores, PartitionOptions.ofBits(8), PartitionListener.NONE, () -> false);
        assertThat(leftover).doesNotExist();
    }

    @Test
    void noRoomForTheRestKeepsWhatIsThere() throws Exception {
        interruptAfter(whole -> whole >= 3);
        Path leftover = unfinished();
        assertThatThrownBy(() -> new Partitioner(disk -> 0)
                        .partition(folder, stores, OPTIONS, PartitionListener.NONE, () -> false))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("There is no room");
        assertThat(leftover.resolve("embed.bin")).exists();
    }

    @Test
    void sourceThatChangesWhileItIsReadIsRefused() {
        AtomicBoolean changed = new AtomicBoolean();
        PartitionListener meddler = (step, done, total) -> {
            if (!changed.getAndSet(true)) {
                touch(folder.resolve("config.json"));
            }
        };
        assertThatThrownBy(() -> new Partitioner().partition(folder, stores, OPTIONS, meddler, () -> false))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("changed while they were read");
        assertThat(names(stores)).containsExactly(".lock");
    }

    @Test
    void unfinishedFolderIsNoStore() throws Exception {
        interruptAfter(whole -> whole >= 3);
        assertThatThrownBy(() -> LayerStore.open(unfinished()))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageEndingWith("is unfinished; partition its model again to continue.");
    }

    @Test
    void unfinishedFolderAndFinishedStoreAreNoPackages() throws Exception {
        interruptAfter(whole -> whole >= 3);
        assertThatThrownBy(() -> TestModels.partition(unfinished(), stores, 4))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageEndingWith("is unfinished; partition its model again to continue.");
        LayerStore store = new Recorder().run(whole -> false);
        assertThatThrownBy(() -> TestModels.partition(store.folder(), stores, 4))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("is a layer store already");
        assertThatThrownBy(() -> TestModels.partition(folder.resolve("config.json"), stores, 4))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("config.json is no ONNX model");
    }

    private void interruptAfter(IntPredicate wholeFiles) {
        assertThatThrownBy(() -> new Recorder().run(wholeFiles)).isInstanceOf(CancellationException.class);
    }

    /** Notes how many files are whole, and cancels when told to. */
    private final class Recorder implements PartitionListener {
        private final List<Integer> whole = new ArrayList<>();
        private final AtomicBoolean cancelled = new AtomicBoolean();
        private IntPredicate cancelAt = files -> false;

        LayerStore run(IntPredicate cancelWhen) throws IOException, ModelPackageException {
            cancelAt = cancelWhen;
            return new Partitioner().partition(folder, stores, OPTIONS, this, cancelled::get);
        }

        @Override
        public void progress(String step, long doneBytes, long totalBytes) {}

        @Override
        public void wholeFiles(int files, int ofFiles, long bytes) {
            assertThat(ofFiles).isEqualTo(FILES);
            whole.add(files);
            cancelled.compareAndSet(false, cancelAt.test(files));
        }
    }

    private static void touch(Path file) {
        try {
            Files.writeString(file, "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path unfinished() {
        return stores.resolve(names(stores).stream()
                .filter(name -> name.startsWith(".unfinished-"))
                .findFirst()
                .orElseThrow());
    }

    private List<String> finishedStores() {
        return names(stores).stream().filter(name -> !name.startsWith(".")).toList();
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
