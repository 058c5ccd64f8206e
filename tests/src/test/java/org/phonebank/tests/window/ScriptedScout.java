package org.phonebank.tests.window;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.phonebank.desktop.wizard.AdbPresence;
import org.phonebank.desktop.wizard.Origin;
import org.phonebank.desktop.wizard.PhoneAddress;
import org.phonebank.desktop.wizard.PhoneScout;
import org.phonebank.desktop.wizard.ScoutedPhone;
import org.phonebank.desktop.wizard.Scouting;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.EnergyPolicy;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;
import org.phonebank.provisioner.facts.Battery;
import org.phonebank.provisioner.facts.PhoneFacts;

/** Sees the phones that the test shows it, and notes what is asked of it. */
final class ScriptedScout implements PhoneScout {
    static final String PLATFORM = "linux-x64";
    private static final List<String> NAMES =
            List.of("Pixel", "SM-G930F", "Redmi Note 7", "Pixel 3a", "Mi A2", "moto g(7) power");
    private static final long GIGA = 1_000_000_000;
    private static final int FIRST_PORT = 6100;

    final List<String> calls = new ArrayList<>();
    private List<ScoutedPhone> phones = List.of();
    private AdbPresence adb = AdbPresence.RUNS;
    private Consumer<Scouting> listener = scouting -> {};

    /** From now on these are seen. */
    void show(List<ScoutedPhone> now) {
        phones = List.copyOf(now);
        listener.accept(new Scouting(phones, adb, EnergyPolicy.SAFE, Phrase.NONE));
    }

    void show(AdbPresence now) {
        adb = now;
        show(phones);
    }

    static List<ScoutedPhone> virtual(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> virtual(i, new Battery(94 - i * 17 % 40, false, 27, 3900)))
                .toList();
    }

    static ScoutedPhone virtual(int index, Battery battery) {
        String serial = String.format("VP%02d", index + 1);
        PhoneFacts facts = new PhoneFacts(
                serial,
                "Google",
                NAMES.get(index % NAMES.size()),
                "10",
                29,
                "arm64-v8a",
                PLATFORM,
                8,
                4 * GIGA,
                2 * GIGA,
                25 * GIGA,
                battery,
                Set.of(),
                true);
        int port = FIRST_PORT + index;
        return new ScoutedPhone(
                new DiscoveredPhone(
                        serial,
                        "localhost:" + port,
                        Transport.VIRTUAL,
                        PhoneState.READY,
                        PhoneAdvice.NONE,
                        facts.model()),
                Origin.OWN_VIRTUAL,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                facts,
                Phrase.NONE);
    }

    static ScoutedPhone onCable(String serial, PhoneState state, String model) {
        return new ScoutedPhone(
                new DiscoveredPhone(serial, serial, Transport.USB, state, PhoneAdvice.NONE, model),
                Origin.ADB,
                null,
                null,
                Phrase.NONE);
    }

    @Override
    public void listen(Consumer<Scouting> heard) {
        listener = heard;
        show(phones);
    }

    @Override
    public CompletableFuture<List<String>> addVirtual(int count) {
        calls.add("add " + count);
        show(virtual(count));
        return CompletableFuture.completedFuture(
                phones.stream().map(ScoutedPhone::serial).toList());
    }

    @Override
    public CompletableFuture<Void> restoreVirtual(List<String> serials) {
        if (!serials.isEmpty()) {
            calls.add("restore " + String.join(" ", serials));
        }
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> removeVirtual(String serial) {
        return note("remove " + serial);
    }

    @Override
    public CompletableFuture<Void> connect(PhoneAddress address) {
        return note("connect " + address);
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
        return note("identify " + serial);
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
        return CompletableFuture.completedFuture(false);
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
