package org.phonebank.desktop.window.batch;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.phonebank.desktop.lab.LabEvent.ModelChosen;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.AnsweringDialogs;
import org.phonebank.desktop.window.base.BareDesk;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Navigator;
import org.phonebank.desktop.window.base.Notices;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.desktop.window.base.UiThread;

/** A desk for view-models of the page Batch. What services hand over is applied when the test waits for it, on its thread. */
final class BatchBench implements AutoCloseable {
    final RecordingLab lab = new RecordingLab();
    final Navigator navigator;
    final Notices notices;
    final AnsweringDialogs dialogs = new AnsweringDialogs();
    final Desk desk;
    final BatchSession session;
    private final Path folder;
    private final Waiting ui = new Waiting();

    /** Actions wait until the test's thread takes them. */
    private static final class Waiting implements UiThread {
        private final ReentrantLock lock = new ReentrantLock();
        private List<Runnable> actions = List.of();

        @Override
        public void run(Runnable action) {
            lock.lock();
            try {
                List<Runnable> more = new ArrayList<>(actions);
                more.add(action);
                actions = more;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void afterFrame(Runnable action) {
            run(action);
        }

        @Override
        public <T> Consumer<T> oncePerFrame(Consumer<List<T>> apply) {
            return event -> run(() -> apply.accept(List.of(event)));
        }

        void apply() {
            List<Runnable> due;
            lock.lock();
            try {
                due = actions;
                actions = List.of();
            } finally {
                lock.unlock();
            }
            due.forEach(Runnable::run);
        }
    }

    BatchBench(Path folder) {
        this.folder = folder;
        Clock clock = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
        desk = BareDesk.of(folder.resolve("data"), lab, ui, clock, dialogs);
        navigator = desk.navigator();
        notices = desk.notices();
        session = BatchSession.begin(desk);
    }

    /** Applies what comes until the condition holds. */
    void until(Callable<Boolean> condition) {
        await().pollInSameThread().until(() -> {
            ui.apply();
            return condition.call();
        });
    }

    Path choose(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        session.choose(file);
        until(() -> session.stageProperty().get() != Stage.READING);
        return file;
    }

    void labIs(LabState state) {
        labIs("Sample", state);
    }

    void labIs(String model, LabState state) {
        labIs(model, model + "-1", state);
    }

    /** @param id of the model's layers as they were cut */
    void labIs(String model, String id, LabState state) {
        lab.send(new ModelChosen(model, 1_000_000, 4, 12, id));
        lab.send(new StateChanged(state));
        until(() -> session.labStateProperty().get() == state);
    }

    @Override
    public void close() {
        session.close();
    }
}
