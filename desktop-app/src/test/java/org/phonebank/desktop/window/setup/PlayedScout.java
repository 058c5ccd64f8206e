package org.phonebank.desktop.window.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.phonebank.desktop.wizard.AdbPresence;
import org.phonebank.desktop.wizard.PhoneAddress;
import org.phonebank.desktop.wizard.PhoneScout;
import org.phonebank.desktop.wizard.ScoutedPhone;
import org.phonebank.desktop.wizard.Scouting;
import org.phonebank.desktop.wizard.SeenPhones;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.EnergyPolicy;

/** Sees what the test shows it, and notes what is asked of it. */
final class PlayedScout implements PhoneScout {
    final List<String> calls = new ArrayList<>();
    CompletableFuture<Void> connecting = CompletableFuture.completedFuture(null);
    /** That virtual phones can have. */
    int names = 9;
    /** Whether another program works with phones. */
    boolean othersWork;

    private Consumer<Scouting> listener = scouting -> {};

    void show(ScoutedPhone... phones) {
        listener.accept(new Scouting(List.of(phones), AdbPresence.RUNS, EnergyPolicy.SAFE, Phrase.NONE));
    }

    void showVirtual(int count) {
        show(IntStream.rangeClosed(1, count).mapToObj(SeenPhones::virtual).toArray(ScoutedPhone[]::new));
    }

    @Override
    public void listen(Consumer<Scouting> heard) {
        listener = heard;
    }

    @Override
    public CompletableFuture<List<String>> addVirtual(int count) {
        calls.add("add " + count);
        return CompletableFuture.completedFuture(IntStream.rangeClosed(1, Math.min(count, names))
                .mapToObj(i -> "VP0" + i)
                .toList());
    }

    @Override
    public CompletableFuture<Void> restoreVirtual(List<String> serials) {
        return note("restore " + serials);
    }

    @Override
    public CompletableFuture<Void> removeVirtual(String serial) {
        return note("remove " + serial);
    }

    @Override
    public CompletableFuture<Void> connect(PhoneAddress address) {
        calls.add("connect " + address);
        return connecting;
    }

    @Override
    public void remember(PhoneAddress address) {
        calls.add("remember " + address);
    }

    @Override
    public void forget(PhoneAddress address) {
        calls.add("forget " + address);
    }

    @Override
    public CompletableFuture<Void> identify(String serial) {
        calls.add("identify " + serial);
        return new CompletableFuture<>();
    }

    @Override
    public CompletableFuture<Void> authorize(String serial) {
        return note("authorize " + serial);
    }

    @Override
    public void askAgain() {
        calls.add("ask again");
    }

    @Override
    public CompletableFuture<Boolean> othersWork() {
        return CompletableFuture.completedFuture(othersWork);
    }

    @Override
    public CompletableFuture<Void> startAdb() {
        return note("start adb");
    }

    private CompletableFuture<Void> note(String call) {
        calls.add(call);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
