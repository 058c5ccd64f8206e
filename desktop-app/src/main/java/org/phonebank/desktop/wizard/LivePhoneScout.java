package org.phonebank.desktop.wizard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.EnergyPolicyFile;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.pipeline.steward.EnergyPolicy;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.DiscoverySettings;
import org.phonebank.provisioner.discovery.PhoneDiscovery;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.virtual.VirtualLabClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks through the adb server, at addresses that people gave, and for the virtual phones of this computer. */
public final class LivePhoneScout implements PhoneScout {
    private static final Logger LOG = LoggerFactory.getLogger(LivePhoneScout.class);
    private static final long LOOK_MILLIS = 1000;
    /** Looks between two questions whether adb runs and how the energy policy stands. */
    private static final int SLOW_LOOKS = 4;

    private static final long CLOSE_SECONDS = 30;

    private final DataFolder data;
    private final OwnPhones own;
    private final AdbProgram adbProgram = new AdbProgram();
    /** All fields below are confined to it. */
    private final ScheduledExecutorService home = Executors.newSingleThreadScheduledExecutor(task -> thread(task));

    /** For what takes long: a phone that blinks, adb that starts. */
    private final ExecutorService errands = Executors.newCachedThreadPool(task -> thread(task));

    private final PhoneQuestions questions = new PhoneQuestions(home, this::publish);
    private final Map<PhoneAddress, InetSocketAddress> addresses = new HashMap<>();
    private final Map<String, InetSocketAddress> virtual = new HashMap<>();
    private Consumer<Scouting> listener = scouting -> {};
    private @Nullable PhoneDiscovery discovery;
    private List<DiscoveredPhone> seen = List.of();
    private AdbPresence adb = AdbPresence.UNKNOWN;
    private EnergyPolicy policy = EnergyPolicy.SAFE;
    private String failure = "";
    private int looks;
    private @Nullable Scouting published;

    public LivePhoneScout(DataFolder data) {
        this.data = data;
        this.own = new OwnPhones(data);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "phone-scout");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void listen(Consumer<Scouting> heard) {
        home.execute(() -> {
            listener = heard;
            published = null;
            begin();
        });
        var unused = home.scheduleWithFixedDelay(this::lookSafely, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void begin() {
        try {
            data.create();
            PhoneDiscovery started = PhoneDiscovery.start(DiscoverySettings.standard(data.adbKey()));
            discovery = started;
            addresses.values().forEach(started::addEndpoint);
            started.listen(phones -> later(() -> see(phones)));
        } catch (IOException e) {
            LOG.warn("Nobody can look for phones.", e);
            failure = Causes.sentence(e);
        }
    }

    private void later(Runnable task) {
        try {
            home.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("A change is not told to anyone: nobody looks for phones any more.");
        }
    }

    /** A task that fails once would not be called again, and say nothing. */
    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn("A look for phones failed in a way that was not foreseen; the next one may do better.", e);
        }
    }

    /** What nobody tells by itself. */
    private void look() {
        try {
            lookForVirtual(own.seen());
        } catch (IOException e) {
            LOG.debug("The virtual phones of this computer cannot be listed.", e);
        }
        if (looks++ % SLOW_LOOKS == 0) {
            adb = adbProgram.presence();
            try {
                policy = new EnergyPolicyFile(data).read();
            } catch (IOException | LabException e) {
                LOG.debug("The energy policy cannot be read; labs say so when they need it.", e);
            }
        }
        publish();
    }

    private void lookForVirtual(List<VirtualLabClient.Phone> phones) {
        PhoneDiscovery looking = discovery;
        if (looking == null) {
            return;
        }
        Map<String, InetSocketAddress> now = new HashMap<>();
        for (VirtualLabClient.Phone phone : phones) {
            now.put(phone.serial(), new InetSocketAddress(InetAddress.getLoopbackAddress(), phone.port()));
        }
        virtual.forEach((serial, address) -> {
            if (!address.equals(now.get(serial)) && !addresses.containsValue(address)) {
                looking.removeEndpoint(address);
            }
        });
        virtual.clear();
        virtual.putAll(now);
        now.values().forEach(looking::addEndpoint);
    }

    private void see(List<DiscoveredPhone> phones) {
        seen = phones;
        publish();
    }

    private void publish() {
        Scouting now = new Scouting(
                seen.stream()
                        .filter(phone -> phone.state() != PhoneState.DUPLICATE && known(phone))
                        .map(this::scouted)
                        .toList(),
                adb,
                policy,
                failure);
        if (!now.equals(published)) {
            published = now;
            listener.accept(now);
        }
    }

    /** A virtual phone that ended is not missed. */
    private boolean known(DiscoveredPhone phone) {
        return phone.state() != PhoneState.VANISHED
                || !phone.serial().matches("VP\\d{2,3}")
                || virtual.containsKey(phone.serial());
    }

    private ScoutedPhone scouted(DiscoveredPhone phone) {
        PhoneDiscovery looking = discovery;
        if (phone.state() != PhoneState.READY) {
            questions.expire(phone.serial());
        } else if (looking != null) {
            questions.ask(phone.serial(), looking);
        }
        PhoneQuestions.Answer answer = questions.of(phone.serial());
        InetSocketAddress address = endpoints().get(phone.address());
        return new ScoutedPhone(phone, origin(phone, address), address, answer.facts(), answer.problem());
    }

    private Origin origin(DiscoveredPhone phone, @Nullable InetSocketAddress address) {
        if (own.serials().contains(phone.serial())) {
            return Origin.OWN_VIRTUAL;
        }
        if (address == null) {
            return Origin.ADB;
        }
        return virtual.containsValue(address) ? Origin.OTHER_VIRTUAL : Origin.ADDRESS;
    }

    /** Where phones are reached without the adb server, by what discovery calls these places. */
    private Map<String, InetSocketAddress> endpoints() {
        Map<String, InetSocketAddress> endpoints = new HashMap<>();
        Stream.concat(addresses.values().stream(), virtual.values().stream())
                .forEach(address -> endpoints.put(written(address), address));
        return endpoints;
    }

    private static String written(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    @Override
    public CompletableFuture<List<String>> addVirtual(int count) {
        return onThread(home, () -> {
            List<String> added = own.add(count);
            look();
            return added;
        });
    }

    @Override
    public void restoreVirtual(List<String> serials) {
        home.execute(() -> {
            for (String serial : serials) {
                try {
                    own.restore(serial);
                } catch (IOException e) {
                    LOG.info("The virtual phone {} is not started again: {}", serial, e.getMessage());
                }
            }
            look();
        });
    }

    @Override
    public CompletableFuture<Void> removeVirtual(String serial) {
        return onThread(home, () -> {
            own.remove(serial);
            look();
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> connect(PhoneAddress address) {
        return onThread(errands, () -> InetAddress.getByName(address.host()))
                .thenAcceptAsync(
                        host -> {
                            InetSocketAddress endpoint = new InetSocketAddress(host, address.port());
                            addresses.put(address, endpoint);
                            if (discovery != null) {
                                discovery.addEndpoint(endpoint);
                            }
                        },
                        home);
    }

    @Override
    public void forget(PhoneAddress address) {
        home.execute(() -> {
            InetSocketAddress endpoint = addresses.remove(address);
            if (endpoint != null && discovery != null) {
                discovery.removeEndpoint(endpoint);
            }
        });
    }

    @Override
    public CompletableFuture<Void> identify(String serial) {
        return onThread(home, () -> discovery)
                .thenApplyAsync(looking -> blink(looking, serial), errands)
                .thenAccept(shown -> {});
    }

    private static boolean blink(@Nullable PhoneDiscovery looking, String serial) {
        if (looking == null) {
            throw new IllegalStateException("Nobody looks for phones yet.");
        }
        try (AdbDevice device = looking.open(serial)) {
            if (!Identification.show(device)) {
                throw new IllegalStateException(
                        "The phone " + serial + " does not let its screen be turned on and off.");
            }
            return true;
        } catch (AdbException e) {
            throw new IllegalStateException(Causes.describe(e), e);
        }
    }

    @Override
    public CompletableFuture<Void> authorize(String serial) {
        return onThread(errands, () -> {
            own.authorize(serial);
            return null;
        });
    }

    @Override
    public void askAgain() {
        home.execute(() -> {
            questions.expireAll();
            publish();
        });
    }

    @Override
    public CompletableFuture<Void> startAdb() {
        return onThread(errands, () -> {
            adbProgram.start();
            return null;
        });
    }

    private static <T> CompletableFuture<T> onThread(ExecutorService thread, Callable<T> task) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        try {
            thread.execute(() -> {
                try {
                    outcome.complete(task.call());
                } catch (Exception e) {
                    outcome.completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            outcome.completeExceptionally(new IOException("The program is about to end.", e));
        }
        return outcome;
    }

    @Override
    public void close() {
        later(() -> {
            try {
                own.close();
            } finally {
                if (discovery != null) {
                    discovery.close();
                }
            }
        });
        home.shutdown();
        errands.shutdownNow();
        questions.close();
        try {
            if (!home.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Not all virtual phones ended within {} seconds; they end with this program.", CLOSE_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
