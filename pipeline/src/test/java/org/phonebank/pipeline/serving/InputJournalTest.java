package org.phonebank.pipeline.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.pipeline.generation.ToyModel;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.NumberFormat;

class InputJournalTest {
    private static final int BYTES = 16;

    @TempDir
    Path folder;

    private final FakeRuntime runtime = new FakeRuntime();
    private final Turnstile turnstile = new Turnstile();

    @Test
    void keepsTheBufferThatCame() throws Exception {
        InputJournal journal = journal(1000, 0);
        Frame frame = frame(1);

        JournalEntry entry = add(journal, frame);
        use(journal, entry);

        assertThat(entry.frame).isSameAs(frame);
        assertThat(journal.memoryBytes()).isEqualTo(BYTES);
    }

    @Test
    void nothingLeavesTheMemoryBeforeItWasUsed() throws Exception {
        InputJournal journal = journal(0, 1000);

        JournalEntry entry = add(journal, frame(1));
        run(runtime.disk);
        assertThat(entry.frame).isNotNull();

        use(journal, entry);
        run(runtime.disk);
        assertThat(entry.frame).isNull();
        assertThat(entry.kept).isTrue();
        assertThat(journal.memoryBytes()).isZero();
        assertThat(journal.diskBytes()).isEqualTo(BYTES);
        assertThat(journal.files()).isEqualTo(1);
    }

    @Test
    void oldestGoesToTheFileFirstAndComesBackAsItWas() throws Exception {
        InputJournal journal = journal(2 * BYTES, 1000);
        List<JournalEntry> entries = fill(journal, 5);

        assertThat(entries).extracting(entry -> entry.frame != null).containsExactly(false, false, false, true, true);
        for (int i = 0; i < 3; i++) {
            JournalEntry entry = entries.get(i);
            List<String> told = new ArrayList<>();
            turnstile.run(() -> journal.load(entry, () -> told.add("there")));
            run(runtime.disk);

            assertThat(told).containsExactly("there");
            Frame loaded = Objects.requireNonNull(entry.frame);
            assertThat(loaded.payload()).isEqualTo(frame(i).payload());
            assertThat(loaded).hasToString(frame(i).toString());
            use(journal, entry);
            assertThat(entry.frame).isNull();
        }
        assertThat(journal.memoryBytes()).isEqualTo(2 * BYTES);
    }

    @Test
    void whatFitsNowhereIsNoLongerKept() throws Exception {
        InputJournal journal = journal(BYTES, 2 * BYTES);

        List<JournalEntry> entries = fill(journal, 5);

        assertThat(entries).extracting(entry -> entry.kept).containsExactly(true, true, false, false, true);
        assertThat(journal.memoryBytes()).isEqualTo(BYTES);
        assertThat(journal.diskBytes()).isEqualTo(2 * BYTES);
    }

    @Test
    void droppedEntriesGiveBackTheirRoomWhateverTheDiskIsDoing() throws Exception {
        InputJournal journal = journal(0, 1000);
        JournalEntry written = add(journal, frame(1));
        JournalEntry writing = add(journal, frame(2));
        JournalEntry reading = add(journal, frame(3));
        use(journal, written);
        use(journal, reading);
        run(runtime.disk);
        turnstile.run(() -> journal.load(reading, () -> {}));
        use(journal, writing);

        for (JournalEntry entry : List.of(written, writing, reading)) {
            turnstile.run(() -> journal.drop(entry));
            turnstile.run(() -> journal.drop(entry));
        }
        run(runtime.disk);

        assertThat(journal.memoryBytes()).isZero();
        assertThat(journal.diskBytes()).isZero();
    }

    @Test
    void aFileThatCannotBeWrittenCostsNothingButTheInputs() throws Exception {
        Path gone = folder.resolve("gone");
        InputJournal journal = new InputJournal(turnstile, runtime, gone, 0, 1000);
        Files.delete(gone);

        JournalEntry entry = add(journal, frame(1));
        use(journal, entry);
        run(runtime.disk);

        assertThat(entry.kept).isFalse();
        assertThat(journal.memoryBytes()).isZero();
        assertThat(journal.diskBytes()).isZero();
        assertThat(journal.files()).isZero();
    }

    @Test
    void closingDeletesTheFile() throws Exception {
        InputJournal journal = journal(0, 1000);
        fill(journal, 3);
        assertThat(folder)
                .isDirectoryContaining(path -> path.getFileName().toString().startsWith("stage-inputs-"));

        journal.deleteFile();

        assertThat(folder).isEmptyDirectory();
        assertThat(journal.files()).isZero();
    }

    private InputJournal journal(long memory, long disk) throws IOException {
        return new InputJournal(turnstile, runtime, folder, memory, disk);
    }

    private List<JournalEntry> fill(InputJournal journal, int count) {
        List<JournalEntry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JournalEntry entry = add(journal, frame(i));
            entries.add(entry);
            use(journal, entry);
            run(runtime.disk);
        }
        return entries;
    }

    private JournalEntry add(InputJournal journal, Frame frame) {
        FakePhone phone = new FakePhone("a", new ToyModel(1, 2), 0, 1);
        return turnstile.ask(() -> journal.add(frame, new StageTime("a", 0, 0, 0), phone.replica()));
    }

    private void use(InputJournal journal, JournalEntry entry) {
        turnstile.run(() -> journal.used(entry));
    }

    private static void run(Queue<Runnable> tasks) {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    private static Frame frame(int value) {
        ByteBuffer payload = ByteBuffer.allocate(BYTES);
        payload.putInt(0, value);
        return new Frame(FrameKind.HIDDEN, NumberFormat.F32, 1, 2, 3 + value, 1, 4, 5, List.of(), payload);
    }
}
