package org.phonebank.desktop.wizard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.history.HistoryReader;
import org.phonebank.desktop.lab.EnergyPolicyFile;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.desktop.lab.RefusedException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.EnergyPolicy;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.DiscoverySettings;
import org.phonebank.provisioner.discovery.PhoneDiscovery;
import org.phonebank.provisioner.discovery.PhoneState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks through the adb server, at addresses that people gave, and for the virtual phones of this computer. */
public final class LivePhoneScout implements PhoneScout {
    private static final Logger LOG = LoggerFactory.getLogger(LivePhoneScout.class);
    private static final long LOOK_MILLIS = 1000;
    /** Looks between two questions for what seldom changes. */
    private static final int SLOW_LOOKS = 4;

    private static final long CLOSE_SECONDS = 30;

    private final DataFolder data;
    private final OwnPhones own;
    private final AdbProgram adbProgram = new AdbProgram();
    /** All fields below are confined to it. */
    private final ScheduledExecutorService home = Executors.newSingleThreadScheduledExecutor(task -> thread(task));

    private final Errands errands = new Errands(task -> thread(task));
    private final Errands.Repeated<Map<String, InetSocketAddress>> listing =
            errands.new Repeated<>("Listing virtual phones", this::later);
    private final PhoneQuestions questions = new PhoneQuestions(this::later, this::publish);
    private final GivenAddresses addresses = new GivenAddresses(errands, this::later);
    /** The virtual phones that are looked for, by serial. */
    private final Map<String, InetSocketAddress> virtual = new HashMap<>();
    /** Those of other programs, as these said last. */
    private Map<String, InetSocketAddress> othersVirtual = Map.of();

    private Consumer<Scouting> listener = scouting -> {};
    private @Nullable PhoneDiscovery discovery;
    private List<DiscoveredPhone> seen = List.of();
    private AdbPresence adb = AdbPresence.UNKNOWN;
    private EnergyPolicy policy = EnergyPolicy.SAFE;
    private Phrase failure = Phrase.NONE;
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
            addresses.endpoints().forEach(started::addEndpoint);
            followVirtual();
            started.listen(phones -> later(() -> see(phones)));
        } catch (IOException e) {
            LOG.warn("Nobody can look for phones.", e);
            failure = Causes.tell(e);
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
        // Of its own phones this program knows more than it could be told.
        Set<String> mine = own.serials();
        listing.run(own::everywhere, listed -> {
            Map<String, InetSocketAddress> others = new HashMap<>(listed);
            others.keySet().removeAll(mine);
            others.keySet().removeAll(own.serials());
            othersVirtual = others;
            followVirtual();
            publish();
        });
        if (looks++ % SLOW_LOOKS == 0) {
            lookSlowly();
        }
        publish();
    }

    private void lookSlowly() {
        questions.expireProblems();
        lookUpAddresses();
        adb = adbProgram.presence();
        try {
            policy = new EnergyPolicyFile(data).read();
        } catch (IOException | LabException e) {
            LOG.debug("The energy policy cannot be read; labs say so when they need it.", e);
        }
    }

    private void lookUpAddresses() {
        addresses.lookUp(this::lookAt);
    }

    private void lookAt(InetSocketAddress endpoint) {
        if (discovery != null) {
            discovery.addEndpoint(endpoint);
        }
    }

    private void followVirtual() {
        PhoneDiscovery looking = discovery;
        if (looking == null) {
            return;
        }
        Map<String, InetSocketAddress> now = new HashMap<>(othersVirtual);
        now.putAll(own.addresses());
        virtual.forEach((serial, address) -> {
            if (!address.equals(now.get(serial)) && !addresses.endpoints().contains(address)) {
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
        Stream<ScoutedPhone> phones = seen.stream()
                .filter(phone -> phone.state() != PhoneState.DUPLICATE && known(phone))
                .map(this::scouted);
        Scouting now = new Scouting(Stream.concat(phones, addresses.unknown()).toList(), adb, policy, failure);
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
        Stream.concat(addresses.endpoints().stream(), virtual.values().stream())
                .forEach(address -> endpoints.put(written(address), address));
        return endpoints;
    }

    private static String written(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    @Override
    public CompletableFuture<List<String>> addVirtual(int count) {
        return Errands.run(home, () -> {
            List<String> added = own.add(count, othersVirtual.keySet());
            followVirtual();
            return added;
        });
    }

    @Override
    public CompletableFuture<Void> restoreVirtual(List<String> serials) {
        return Errands.run(home, () -> {
            IOException first = null;
            for (String serial : serials) {
                try {
                    own.restore(serial);
                } catch (IOException e) {
                    LOG.info("The virtual phone {} is not started again: {}", serial, e.getMessage());
                    first = first == null ? e : first;
                }
            }
            followVirtual();
            if (first != null) {
                throw first;
            }
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> removeVirtual(String serial) {
        return Errands.run(home, () -> {
            own.remove(serial);
            followVirtual();
            publish();
            return null;
        });
    }

    @Override
    public CompletableFuture<Void> connect(PhoneAddress address) {
        return errands.run(() -> new InetSocketAddress(InetAddress.getByName(address.host()), address.port()))
                .thenAcceptAsync(
                        endpoint -> {
                            addresses.add(address, endpoint);
                            lookAt(endpoint);
                        },
                        home);
    }

    @Override
    public void remember(PhoneAddress address) {
        home.execute(() -> {
            addresses.add(address);
            lookUpAddresses();
        });
    }

    @Override
    public void forget(PhoneAddress address) {
        home.execute(() -> {
            addresses.remove(address).ifPresent(endpoint -> {
                if (discovery != null) {
                    discovery.removeEndpoint(endpoint);
                }
            });
            publish();
        });
    }

    @Override
    public CompletableFuture<Void> identify(String serial) {
        return Errands.run(home, () -> discovery).thenCompose(looking -> errands.run(() -> blink(looking, serial)));
    }

    private static @Nullable Void blink(@Nullable PhoneDiscovery looking, String serial) {
        if (looking == null) {
            throw new RefusedException(Phrase.of(FailureWording.NOT_LOOKING));
        }
        try (AdbDevice device = looking.open(serial)) {
            if (!Identification.show(device)) {
                throw new RefusedException(Phrase.of(FailureWording.NO_BLINK, serial));
            }
            return null;
        } catch (AdbException e) {
            throw new RefusedException(Causes.tell(e), e);
        }
    }

    @Override
    public CompletableFuture<Void> authorize(String serial) {
        return errands.run(() -> {
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
    public CompletableFuture<Boolean> othersWork() {
        return errands.run(() -> {
            Optional<HistoryReader> opened = HistoryReader.open(data.history());
            if (opened.isEmpty()) {
                return false;
            }
            try (HistoryReader reader = opened.get()) {
                return reader.othersRun();
            }
        });
    }

    @Override
    public CompletableFuture<Void> startAdb() {
        return errands.run(() -> {
            adbProgram.start();
            return null;
        });
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
        errands.close();
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
