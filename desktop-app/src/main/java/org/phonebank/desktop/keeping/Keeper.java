package org.phonebank.desktop.keeping;

import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.generation.Route;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.Upkeep;
import org.phonebank.pipeline.serving.Layout;
import org.phonebank.pipeline.serving.PipelineCounters;
import org.phonebank.pipeline.serving.Replica;
import org.phonebank.pipeline.serving.ReplicaStatus;
import org.phonebank.pipeline.serving.ServingListener;
import org.phonebank.pipeline.serving.ServingPipeline;
import org.phonebank.pipeline.serving.StageLayout;
import org.phonebank.pipeline.steward.Decision;
import org.phonebank.pipeline.steward.EnergyPolicy;
import org.phonebank.pipeline.steward.LabPicture;
import org.phonebank.pipeline.steward.MeasuredStep;
import org.phonebank.pipeline.steward.PhonePicture.Standing;
import org.phonebank.pipeline.steward.Scheduler;
import org.phonebank.pipeline.steward.StagePicture;
import org.phonebank.pipeline.steward.Steward;
import org.phonebank.pipeline.steward.Survey;
import org.phonebank.pipeline.steward.TelemetryBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a lab alive: takes phones that fail out of the pipeline and starts them anew, shows the steward twice a second and
 * whenever something happens how the lab is, and carries out what it decides. Its methods are for any thread and do not
 * wait for phones.
 */
public final class Keeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final int TICKS_PER_PING = 4;
    private static final int TICKS_PER_SURVEY = 2;
    /** A phone that is silent rests; one that stays so is started anew. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(15);

    private final KeeperSettings settings;
    private final Hands hands;
    private final KeeperListener listener;
    private final TelemetryBook book;
    private final Loop loop = new Loop();
    private final Crew crew = new Crew();
    private final Steward steward;
    private final ServingPipeline pipeline;

    /** Confined, like all that follows, to the loop. */
    private final Map<String, KeptPhone> phones = new LinkedHashMap<>();

    private final Map<LayerRange, Long> missingSince = new LinkedHashMap<>();
    private final Decisions decisions;
    private final Losses losses;
    private final Checkups checkups;
    private boolean looksSoon;
    private int ticks;
    private @Nullable Serving told;
    private @Nullable List<Assigned> surveyed;

    private Keeper(KeeperSettings settings, Hands hands, KeeperListener listener, TelemetryBook book)
            throws IOException {
        this.settings = settings;
        this.hands = hands;
        this.listener = listener;
        this.book = book;
        this.steward = new Steward(settings.steward(), System::nanoTime);
        this.pipeline = new ServingPipeline(settings.serving(), new Scheduler(steward::verdict), new Ears());
        KeptLab lab = new KeptLab(phones, settings.costs(), pipeline, hands, crew, loop, listener::happened);
        this.losses = new Losses(lab, book, this::lookSoon);
        this.checkups = new Checkups(lab, losses, settings.checkups());
        this.decisions = new Decisions(lab, steward, losses, settings.redundancy(), this::lookSoon);
    }

    /**
     * Begins to keep a lab.
     *
     * @param book that the phones' telemetry is written in
     * @param phones of the lab that are ready; their shards' links are the keeper's from now on
     * @param stages that they are to serve, in the order of the layers
     * @throws IOException if the journal's folder cannot be used
     */
    public static Keeper start(
            KeeperSettings settings,
            Hands hands,
            KeeperListener listener,
            TelemetryBook book,
            List<ReadyPhone> phones,
            List<LayerRange> stages)
            throws IOException {
        Keeper keeper = new Keeper(settings, hands, listener, book);
        phones.forEach(phone -> keeper.phones.put(phone.serial(), KeptPhone.of(phone)));
        keeper.pipeline.serve(keeper.first(stages));
        keeper.loop.post(keeper::look);
        keeper.loop.every(TICK, keeper::tick);
        return keeper;
    }

    /** What sequences travel over; it waits where a stage is missing. */
    public Route route() {
        return pipeline;
    }

    public PipelineCounters counters() {
        return pipeline.counters();
    }

    /** Judges phones by another policy from now on. */
    public void policy(EnergyPolicy policy) {
        loop.post(() -> {
            steward.policy(policy);
            look();
        });
    }

    /**
     * Has all layers go where this says, as soon as nothing else is under way. What becomes of it is told as {@link
     * Happening.Begun}, then {@link Happening.Done} or {@link Happening.Failed}, of a {@link Decision.Arrange} with this
     * number.
     *
     * @param wish a number of its own, above 0
     */
    public void arrange(long wish, Arrangement arrangement, Upkeep upkeep) {
        loop.post(() -> {
            steward.arrange(wish, arrangement, upkeep);
            look();
        });
    }

    /** What was to be arranged is not wanted any more; fails if it has begun and not ended. */
    public void giveUp(long wish) {
        loop.post(() -> {
            steward.withdraw(wish);
            decisions.giveUp(wish);
        });
    }

    /** The layers that it began with were placed by hand. */
    public void keep(Arrangement arrangement) {
        loop.post(() -> steward.keep(arrangement));
    }

    /** ADB sees these phones of the lab as ready, and no others. A new one joins. */
    public void seen(Collection<SeenPhone> reachable) {
        List<SeenPhone> now = List.copyOf(reachable);
        loop.post(() -> see(now));
    }

    /**
     * The phone's telemetry ended without being asked to.
     *
     * @param start of the worker that it came from
     */
    public void telemetryEnded(String serial, long start, String sentence) {
        loop.post(() -> {
            KeptPhone phone = phones.get(serial);
            if (phone != null && phone.start == start) {
                losses.lost(phone, Happening.Loss.WORKER_ENDED, sentence);
            }
        });
    }

    /** Ends the work on phones and what waits for answers; the phones stay connected. */
    @Override
    public void close() {
        try {
            loop.close();
            phones.values().forEach(KeptPhone::giveUp);
            crew.close();
        } finally {
            pipeline.close();
        }
        for (KeptPhone phone : phones.values()) {
            phone.shards.values().forEach(shard -> shard.link().close());
        }
    }

    private Layout first(List<LayerRange> stages) {
        return new Layout(
                1,
                stages.stream()
                        .map(layers -> new StageLayout(
                                layers,
                                settings.redundancy(),
                                phones.values().stream()
                                        .filter(phone -> phone.shards.containsKey(layers))
                                        .map(phone -> phone.replica(layers))
                                        .toList()))
                        .toList());
    }

    private void see(List<SeenPhone> reachable) {
        Map<String, SeenPhone> bySerial =
                reachable.stream().collect(Collectors.toMap(SeenPhone::serial, phone -> phone, (one, other) -> one));
        for (SeenPhone seen : bySerial.values()) {
            KeptPhone phone = phones.computeIfAbsent(seen.serial(), serial -> new KeptPhone(serial, seen.name()));
            phone.name = seen.name();
            if (!phone.reachable) {
                phone.reachable = true;
                losses.startAgain(phone);
            }
        }
        for (KeptPhone phone : phones.values()) {
            if (phone.reachable && !bySerial.containsKey(phone.serial)) {
                phone.reachable = false;
                losses.lost(phone, Happening.Loss.UNPLUGGED, phone.name + " is no longer connected.");
            }
        }
    }

    private void tick() {
        ticks++;
        if (ticks % TICKS_PER_PING == 0) {
            ping();
        }
        for (KeptPhone phone : phones.values()) {
            Duration silence = book.vitals(phone.serial).silence().orElse(Duration.ZERO);
            if (phone.standing != Standing.AWAY && silence.compareTo(GIVEN_UP) > 0) {
                losses.lost(
                        phone, Happening.Loss.SILENT, phone.name + " was not heard for " + silence.toSeconds() + " s.");
            }
        }
        checkups.look(
                System.nanoTime(), decisions.underWay(), pipeline.counters().openSteps() > 0);
        look();
        if (ticks % TICKS_PER_SURVEY == 0) {
            tell(steward.survey());
        }
        listener.ticked();
    }

    private void tell(Survey survey) {
        surveyed = survey.present();
        listener.surveyed(survey);
    }

    private void ping() {
        for (KeptPhone phone : phones.values()) {
            if (phone.standing != Standing.AWAY) {
                CompletableFuture<Duration> unused = hands.ping(phone.serial).whenComplete((time, failure) -> {
                    if (failure == null) {
                        book.roundTrip(phone.serial, time);
                    } else {
                        LOG.debug("{} did not answer a ping: {}", phone.serial, failure.getMessage());
                    }
                });
            }
        }
    }

    /** Many reasons at once become one look. */
    private void lookSoon() {
        if (!looksSoon) {
            looksSoon = true;
            loop.post(this::look);
        }
    }

    private void look() {
        looksSoon = false;
        steward.decide(picture()).forEach(decisions::carryOut);
        steward.refused()
                .ifPresent(refusal -> listener.happened(new Happening.Failed(refusal.decision(), refusal.sentence())));
        tell();
        // Who looks at layers that have moved shall not be shown until the next survey what was in between.
        Survey survey = steward.survey();
        if (!survey.present().equals(surveyed)) {
            tell(survey);
        }
    }

    private LabPicture picture() {
        PipelineCounters counters = pipeline.counters();
        Map<String, List<ReplicaStatus>> measured = pipeline.replicas().stream()
                .collect(Collectors.groupingBy(status -> status.replica().serial()));
        return new LabPicture(
                settings.costs(),
                StagePicture.of(pipeline.layout()),
                phones.values().stream()
                        .map(phone -> phone.picture(
                                book.vitals(phone.serial),
                                measured.getOrDefault(phone.serial, List.of()).stream()
                                        .map(Keeper::step)
                                        .toList()))
                        .toList(),
                decisions.underWay(),
                counters.openSteps(),
                counters.positions());
    }

    private static MeasuredStep step(ReplicaStatus status) {
        return new MeasuredStep(
                status.layers(),
                status.stepTimes().computesSingle(),
                status.stepTimes().singlesMeasured(),
                status.stepTimes().measured() == 0
                        ? Duration.ZERO
                        : status.stepTimes().predicted(1),
                status.stepTimes().promptGain());
    }

    private void tell() {
        Serving now = new Serving(
                pipeline.layout().stages().stream()
                        .map(stage -> new Serving.Stage(
                                stage.layers(),
                                stage.redundancy(),
                                stage.replicas().stream().map(this::holder).toList()))
                        .toList(),
                steward.missing().stream().map(Decision.Missing::reason).toList());
        missingSince
                .keySet()
                .retainAll(now.stages().stream().map(Serving.Stage::layers).toList());
        if (!now.equals(told)) {
            told = now;
            listener.serving(now);
        }
    }

    private Serving.Holder holder(Replica replica) {
        KeptPhone phone = phones.get(replica.serial());
        return new Serving.Holder(replica.serial(), replica.phone(), phone != null && phone.suspended);
    }

    /** The pipeline's news, brought to the loop. */
    private final class Ears implements ServingListener {
        @Override
        public void replicaFailed(LayerRange layers, Replica replica, StageException cause) {
            loop.post(() -> holderOf(layers, replica).ifPresent(phone -> losses.failed(phone, cause)));
        }

        @Override
        public void tookOver(
                LayerRange layers, Replica from, Replica to, Duration interruption, long replayedPositions) {
            loop.post(() -> listener.happened(new Happening.TookOver(
                    layers, from.serial(), to.serial(), to.phone(), interruption, replayedPositions)));
        }

        @Override
        public void stageMissing(LayerRange layers) {
            loop.post(() -> {
                missingSince.put(layers, System.nanoTime());
                listener.happened(new Happening.StageMissing(layers));
                lookSoon();
            });
        }

        @Override
        public void stageServed(LayerRange layers) {
            loop.post(() -> {
                Long since = missingSince.remove(layers);
                long missing = since == null ? 0 : System.nanoTime() - since;
                listener.happened(new Happening.StageServed(layers, Duration.ofNanos(missing)));
                lookSoon();
            });
        }

        @Override
        public void replicaCaughtUp(LayerRange layers, Replica replica) {
            loop.post(() -> decisions.caughtUp(layers, replica.serial()));
        }

        @Override
        public void answersDiffer(LayerRange layers, Replica first, Replica second, double difference) {
            loop.post(() -> {
                Optional<KeptPhone> one = holderOf(layers, first);
                Optional<KeptPhone> other = holderOf(layers, second);
                if (one.isPresent() || other.isPresent()) {
                    listener.happened(new Happening.AnswersDiffer(
                            layers, first.serial(), first.phone(), second.serial(), second.phone()));
                }
                one.ifPresent(losses::doubted);
                other.ifPresent(losses::doubted);
            });
        }

        /** Empty if the news is of a link that was given up since. */
        private Optional<KeptPhone> holderOf(LayerRange layers, Replica replica) {
            return Optional.ofNullable(phones.get(replica.serial())).filter(phone -> {
                LoadedShard shard = phone.shards.get(layers);
                return shard != null && shard.link() == replica.link();
            });
        }
    }
}
