package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.StageCosts;

/**
 * A lab in simulated time that carries out what a steward decides, as slowly as phones do, and checks each step: memory is
 * never exceeded, and nothing is decided that cannot be done.
 */
final class SimulatedLab {
    static final Duration TICK = Duration.ofMillis(500);
    private static final double BYTES_PER_SECOND = 30e6;

    private record Work(Decision decision, long end) {}

    final StageCosts costs;
    final Map<String, SimulatedPhone> phones = new LinkedHashMap<>();
    final Random random;
    final List<Decision> decided = new ArrayList<>();
    final Steward steward;
    int sequences = 1;
    /** Whether the next load fails. */
    boolean loadsFail;

    private final TelemetryBook book = new TelemetryBook(this::now);
    private final List<Work> underWay = new ArrayList<>();
    private List<StagePicture> stages = new ArrayList<>();
    private long now;
    private int missingTicks;

    SimulatedLab(StageCosts costs, StewardOptions options, List<SimulatedPhone> phones, long seed) {
        this.costs = costs;
        this.random = new Random(seed);
        this.steward = new Steward(options, this::now);
        phones.forEach(phone -> this.phones.put(phone.serial, phone));
    }

    void place(String serial, int first, int end) {
        LayerRange layers = new LayerRange(first, end);
        phone(serial).load(layers);
        stages.add(new StagePicture(layers, List.of(serial)));
    }

    SimulatedPhone phone(String serial) {
        return Optional.ofNullable(phones.get(serial)).orElseThrow();
    }

    List<StagePicture> stages() {
        return stages;
    }

    int missingTicks() {
        return missingTicks;
    }

    boolean busy() {
        return !underWay.isEmpty();
    }

    void run(Duration time) {
        for (long end = now + time.toNanos(); now < end; ) {
            tick();
        }
    }

    /** What was decided in this tick. */
    List<Decision> tick() {
        now += TICK.toNanos();
        double seconds = TICK.toMillis() / 1000.0;
        for (SimulatedPhone phone : phones.values()) {
            phone.batteryPercent = Math.max(0, Math.min(100, phone.batteryPercent + phone.batteryPerSecond * seconds));
            if (phone.batteryPercent == 0 && phone.standing != PhonePicture.Standing.AWAY) {
                lose(phone.serial);
            }
            if (phone.standing != PhonePicture.Standing.AWAY) {
                book.sample(phone.serial, phone.sample(costs, random));
            }
        }
        finish();
        compute();
        List<Decision> decisions = steward.decide(picture());
        decisions.forEach(this::begin);
        decided.addAll(decisions);
        return decisions;
    }

    /** The phone dies: its replicas leave the layout, and what is done with it fails. */
    void lose(String serial) {
        phone(serial).leave();
        book.forget(serial);
        stages = new ArrayList<>(stages.stream()
                .map(stage -> without(stage, serial, stage.layers()))
                .toList());
        for (Work work : List.copyOf(underWay)) {
            if (work.decision().phones().contains(serial)) {
                underWay.remove(work);
                steward.failed(work.decision());
            }
        }
    }

    void comeBack(String serial) {
        phone(serial).comeBack();
    }

    boolean served() {
        return stages.stream().allMatch(stage -> fastest(stage).isPresent());
    }

    /** Seconds from token to token as the phones really are. */
    double period() {
        double way = 0;
        Map<String, Double> busy = new LinkedHashMap<>();
        for (StagePicture stage : stages) {
            SimulatedPhone phone = fastest(stage).orElseThrow();
            double time = phone.seconds(costs, stage.layers());
            way += time;
            busy.merge(phone.serial, time, Double::sum);
        }
        double slowest =
                busy.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        return Math.max(slowest, way / sequences);
    }

    long count(Class<? extends Decision> kind) {
        return decided.stream().filter(kind::isInstance).count();
    }

    private long now() {
        return now;
    }

    private Optional<SimulatedPhone> fastest(StagePicture stage) {
        return stage.replicas().stream()
                .map(this::phone)
                .filter(phone -> phone.standing == PhonePicture.Standing.READY && !phone.suspended)
                .min(Comparator.comparingDouble(phone -> phone.seconds(costs, stage.layers())));
    }

    private void compute() {
        if (!served()) {
            missingTicks++;
            return;
        }
        stages.forEach(stage -> fastest(stage).orElseThrow().compute(costs, stage.layers(), random));
    }

    private LabPicture picture() {
        return new LabPicture(
                costs,
                stages,
                phones.values().stream()
                        .map(phone -> phone.picture(book.vitals(phone.serial)))
                        .toList(),
                underWay.stream().map(Work::decision).toList(),
                sequences,
                200L * sequences);
    }

    private void begin(Decision decision) {
        if (decision instanceof Decision.Drain drain) {
            phone(drain.serial()).suspended = true;
        } else if (decision instanceof Decision.Resume resume) {
            phone(resume.serial()).suspended = false;
        } else if (decision instanceof Decision.TakeBack back) {
            phone(back.serial()).standing = PhonePicture.Standing.READY;
        } else if (decision instanceof Decision.Release release) {
            unload(release.serial(), release.layers());
        } else if (decision instanceof Decision.Test) {
            underWay.add(new Work(decision, now + Duration.ofSeconds(1).toNanos()));
        } else if (!(decision instanceof Decision.Missing)) {
            beginLoads(decision);
        }
    }

    private void beginLoads(Decision decision) {
        double seconds = 0;
        for (Load load : decision.loads()) {
            SimulatedPhone phone = phone(load.serial());
            if (phone.standing != PhonePicture.Standing.READY) {
                throw new AssertionError("Not there: " + decision);
            }
            load.unloadFirst().forEach(shard -> unload(load.serial(), shard));
            if (!phone.loaded.contains(load.layers())) {
                long memory = costs.memory(load.layers().first(), load.layers().end());
                if (phone.used(costs) + promised(load.serial()) + memory > phone.memoryBytes) {
                    throw new AssertionError("Too much memory: " + decision);
                }
                seconds = Math.max(seconds, (load.pushBytes() + memory) / BYTES_PER_SECOND);
            }
        }
        underWay.add(new Work(decision, now + (long) (seconds * 1e9)));
    }

    private long promised(String serial) {
        return underWay.stream()
                .flatMap(work -> work.decision().loads().stream())
                .filter(load -> load.serial().equals(serial))
                .mapToLong(Load::memoryBytes)
                .sum();
    }

    private void finish() {
        for (Work work : List.copyOf(underWay)) {
            if (work.end() <= now) {
                underWay.remove(work);
                if (work.decision() instanceof Decision.Test test) {
                    SimulatedPhone phone = phone(test.serial());
                    phone.standing =
                            phone.computesRightly ? PhonePicture.Standing.PASSED : PhonePicture.Standing.FAILED;
                } else if (loadsFail) {
                    steward.failed(work.decision());
                } else {
                    finish(work.decision());
                }
            }
        }
    }

    private void finish(Decision decision) {
        decision.loads().forEach(load -> phone(load.serial()).load(load.layers()));
        if (decision instanceof Decision.Replace replace) {
            reshape(replace.layers(), replace.loads(), replace.loads().size() == 1);
        } else if (decision instanceof Decision.Replicate replicate) {
            reshape(replicate.load().layers(), decision.loads(), true);
        } else if (decision instanceof Decision.MoveBoundary move) {
            reshape(move.span(), move.loads(), false);
        } else if (decision instanceof Decision.Arrange arrange) {
            arrange(arrange);
        }
    }

    private void arrange(Decision.Arrange decision) {
        stages = new ArrayList<>(decision.arrangement().stages().stream()
                .map(stage -> new StagePicture(stage.layers(), List.of(stage.serial())))
                .toList());
        for (SimulatedPhone phone : phones.values()) {
            List.copyOf(phone.loaded).stream()
                    .filter(shard -> !decision.arrangement().of(phone.serial).contains(shard))
                    .forEach(phone::unload);
        }
        steward.arranged(decision);
    }

    /** @param keep whether the replicas of before go on */
    private void reshape(LayerRange span, List<Load> loads, boolean keep) {
        Map<LayerRange, List<String>> inside = new LinkedHashMap<>();
        List<StagePicture> after = new ArrayList<>();
        for (StagePicture stage : stages) {
            if (!span.contains(stage.layers().first())) {
                after.add(stage);
            } else if (keep) {
                inside.put(stage.layers(), new ArrayList<>(stage.replicas()));
            }
        }
        for (Load load : loads) {
            inside.computeIfAbsent(load.layers(), layers -> new ArrayList<>()).add(load.serial());
        }
        inside.forEach((layers, replicas) -> after.add(new StagePicture(layers, replicas)));
        after.sort(Comparator.comparingInt(stage -> stage.layers().first()));
        stages = after;
    }

    private void unload(String serial, LayerRange layers) {
        phone(serial).unload(layers);
        stages = new ArrayList<>(
                stages.stream().map(stage -> without(stage, serial, layers)).toList());
    }

    private static StagePicture without(StagePicture stage, String serial, LayerRange layers) {
        return stage.layers().equals(layers)
                ? new StagePicture(
                        layers,
                        stage.replicas().stream()
                                .filter(replica -> !replica.equals(serial))
                                .toList())
                : stage;
    }
}
