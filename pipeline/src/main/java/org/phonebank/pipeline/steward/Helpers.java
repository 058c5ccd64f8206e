package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.LayerRange;

/** Finds phones that can take layers. */
final class Helpers {
    /** Tokens that a choice should pay for itself within. */
    private static final double TOKENS_AHEAD = 300;
    /** Layers beside those that a phone has can become one stage with them. */
    private static final double NEIGHBOUR = 0.8;
    /** Dividing a stage tries all subsets of so many phones. */
    private static final int MOST_DIVIDED = 10;

    /** Of its work, what a stage that another phone serves too takes of a phone: all if mirrored, else little. */
    private static final double SHARED = 0.5;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final Duration FIRST_WAIT = Duration.ofSeconds(10);

    private record Attempt(String serial, LayerRange layers) {}

    private final double bytesPerSecond;
    private final Backoff failures = new Backoff(FIRST_WAIT);

    Helpers(double bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    void failed(Load load, long now) {
        failures.failed(new Attempt(load.serial(), load.layers()), now);
    }

    /** Phones that may be given these layers, whether they have room or not; none that holds them. */
    List<PhonePicture> candidates(Tick tick, StagePicture stage) {
        return tick.lab().phones().stream()
                .filter(phone -> tick.available(phone.serial())
                        && !stage.replicas().contains(phone.serial())
                        && !failures.waits(new Attempt(phone.serial(), stage.layers()), tick.now()))
                .toList();
    }

    /** The phone that has these layers soonest and then slows the lab least. */
    Optional<Load> one(Tick tick, StagePicture stage) {
        return candidates(tick, stage).stream()
                .flatMap(phone -> fit(tick, phone, stage.layers()).stream())
                .min(Comparator.comparingDouble(load -> price(tick, load)));
    }

    /** Phones that hold the layers in as few pieces as possible; at least two. */
    Optional<List<Load>> several(Tick tick, StagePicture stage) {
        List<PhonePicture> phones = candidates(tick, stage).stream()
                .sorted(Comparator.comparingLong((PhonePicture phone) -> mostRoom(tick, phone))
                        .reversed())
                .limit(MOST_DIVIDED)
                .toList();
        @Nullable Pieces[] furthest = new Pieces[1 << phones.size()];
        furthest[0] = new Pieces(stage.layers().first(), List.of());
        Pieces best = null;
        for (int set = 0; set < furthest.length; set++) {
            Pieces pieces = furthest[set];
            for (int i = 0; pieces != null && i < phones.size(); i++) {
                int with = set | 1 << i;
                Pieces longer = with == set
                        ? null
                        : extend(tick, phones.get(i), pieces, stage.layers().end());
                if (longer != null && longer.isBetterThan(furthest[with])) {
                    furthest[with] = longer;
                    boolean whole = longer.end() == stage.layers().end();
                    if (whole
                            && (best == null
                                    || longer.loads().size() < best.loads().size())) {
                        best = longer;
                    }
                }
            }
        }
        return Optional.ofNullable(best).map(Pieces::loads);
    }

    /** How a phone would take these layers beside all it has, or else instead. */
    static Optional<Load> anyhow(Tick tick, PhonePicture phone, LayerRange layers) {
        return fit(tick, phone, layers, List.of()).or(() -> fit(tick, phone, layers, phone.loaded()));
    }

    /** How a phone would take these layers, if it has room: as it is, or without shards that others serve too. */
    Optional<Load> fit(Tick tick, PhonePicture phone, LayerRange layers) {
        if (phone.loaded().contains(layers)) {
            return Optional.of(new Load(phone.serial(), phone.name(), layers, 0, 0, List.of()));
        }
        Optional<Load> beside = fit(tick, phone, layers, List.of());
        return beside.isPresent() ? beside : fit(tick, phone, layers, spare(tick, phone));
    }

    /** The same for a phone that may, or has to, give up certain shards. */
    static Optional<Load> fit(Tick tick, PhonePicture phone, LayerRange layers, List<LayerRange> unloaded) {
        return tick.ledger().memory(layers) <= tick.ledger().roomWithout(phone.serial(), unloaded)
                ? Optional.of(load(tick, phone, layers, unloaded))
                : Optional.empty();
    }

    /** The same for a phone that is known to have room. */
    static Load load(Tick tick, PhonePicture phone, LayerRange layers, List<LayerRange> unloaded) {
        return new Load(
                phone.serial(),
                phone.name(),
                layers,
                push(tick, phone, layers),
                tick.ledger().memory(layers),
                unloaded);
    }

    /** Bytes that the phone could give to a shard. */
    static long mostRoom(Tick tick, PhonePicture phone) {
        return Math.max(0, tick.ledger().roomWithout(phone.serial(), spare(tick, phone)));
    }

    double secondsToLoad(Load load) {
        return (load.pushBytes() + load.memoryBytes()) / bytesPerSecond;
    }

    /** Loaded shards that nobody would miss. */
    private static List<LayerRange> spare(Tick tick, PhonePicture phone) {
        return phone.loaded().stream()
                .filter(shard -> tick.lab().stages().stream()
                        .filter(stage ->
                                stage.layers().equals(shard) && stage.replicas().contains(phone.serial()))
                        .noneMatch(stage ->
                                tick.soundReplicas(stage, phone.serial()).isEmpty()))
                .toList();
    }

    private static long push(Tick tick, PhonePicture phone, LayerRange layers) {
        long bytes = 0;
        for (int layer = layers.first(); layer < layers.end(); layer++) {
            if (!phone.layersOnDisk().contains(layer)) {
                bytes += tick.lab().costs().storedBytes(layer, layer + 1);
            }
        }
        return bytes;
    }

    private double price(Tick tick, Load load) {
        double work =
                tick.lab().costs().work(load.layers().first(), load.layers().end());
        for (StagePicture stage : tick.stagesOf(load.serial())) {
            boolean alone = tick.soundReplicas(stage, load.serial()).isEmpty();
            work += (alone ? 1 : SHARED)
                    * tick.lab()
                            .costs()
                            .work(stage.layers().first(), stage.layers().end());
        }
        PhonePicture phone = tick.phone(load.serial());
        double link = phone.vitals().roundTrip().map(Duration::toNanos).orElse(0L) / NANOS_PER_SECOND;
        double step = work / tick.speeds().of(phone) + link;
        double price = secondsToLoad(load)
                + TOKENS_AHEAD * step * tick.verdict(load.serial()).weight();
        return besideItsOwn(tick, load) ? price * NEIGHBOUR : price;
    }

    private static boolean besideItsOwn(Tick tick, Load load) {
        return tick.stagesOf(load.serial()).stream()
                .anyMatch(stage -> stage.layers().end() == load.layers().first()
                        || stage.layers().first() == load.layers().end());
    }

    private @Nullable Pieces extend(Tick tick, PhonePicture phone, Pieces pieces, int end) {
        for (int next = end; next > pieces.end(); next--) {
            Optional<Load> load = fit(tick, phone, new LayerRange(pieces.end(), next));
            if (load.isPresent()) {
                List<Load> loads = new ArrayList<>(pieces.loads());
                loads.add(load.get());
                return new Pieces(next, loads);
            }
        }
        return null;
    }

    private record Pieces(int end, List<Load> loads) {
        boolean isBetterThan(@Nullable Pieces other) {
            return other == null || end > other.end();
        }
    }
}
