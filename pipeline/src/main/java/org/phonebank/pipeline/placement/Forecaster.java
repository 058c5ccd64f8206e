package org.phonebank.pipeline.placement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.Forecast.PhoneShare;

/** Reckons what an arrangement gives; how, {@link Forecast} tells. */
final class Forecaster {
    private static final int PROMPT = 100;
    /** Tokens of a prompt that travel together. */
    private static final int PIECE = 64;

    private static final double NANOS_PER_SECOND = 1e9;

    private final StageCosts costs;
    private final int answers;

    Forecaster(StageCosts costs, int answers) {
        this.costs = costs;
        this.answers = answers;
    }

    /** One stage: seconds of computing for one token, and of its link. */
    private record Stage(BenchPhone phone, LayerRange layers, double compute, double link) {}

    /** What one phone does of a token's way. */
    private static final class Part {
        final BenchPhone phone;
        final List<LayerRange> layers = new ArrayList<>();
        double compute;
        double link;

        Part(BenchPhone phone) {
            this.phone = phone;
        }
    }

    Forecast forecast(Arrangement arrangement, Function<String, BenchPhone> phones) {
        List<Stage> stages = new ArrayList<>();
        Map<String, Part> parts = new LinkedHashMap<>();
        double way = 0;
        for (Assigned assigned : arrangement.stages()) {
            Stage stage = stage(phones.apply(assigned.serial()), assigned.layers());
            stages.add(stage);
            way += stage.compute() + stage.link();
            Part part = parts.computeIfAbsent(assigned.serial(), serial -> new Part(stage.phone()));
            part.layers.add(stage.layers());
            part.compute += stage.compute();
            part.link += stage.link();
        }
        double busiest =
                parts.values().stream().mapToDouble(part -> part.compute).max().orElse(0);
        double whole = way;
        return new Forecast(
                1 / way,
                1 / Math.max(busiest, way / answers),
                Duration.ofNanos((long) (firstToken(stages) * NANOS_PER_SECOND)),
                joules(parts, way),
                parts.values().stream().allMatch(part -> part.phone.measured()),
                parts.values().stream().map(part -> share(part, whole)).toList());
    }

    private Stage stage(BenchPhone phone, LayerRange layers) {
        return new Stage(
                phone,
                layers,
                phone.leastStep().toNanos() / NANOS_PER_SECOND
                        + costs.work(layers.first(), layers.end()) / phone.bytesPerSecond(),
                phone.roundTrip().toNanos() / NANOS_PER_SECOND);
    }

    /** Seconds: a piece of the prompt begins at a stage when it has come there and the piece before it has left. */
    private static double firstToken(List<Stage> stages) {
        double[] free = new double[stages.size()];
        double arrived = 0;
        for (int sent = 0; sent < PROMPT; sent += PIECE) {
            int tokens = Math.min(PIECE, PROMPT - sent);
            arrived = 0;
            for (int i = 0; i < stages.size(); i++) {
                Stage stage = stages.get(i);
                double step = Math.max(1, tokens / stage.phone().promptGain()) * stage.compute();
                free[i] = Math.max(arrived, free[i]) + step;
                arrived = free[i] + stage.link();
            }
        }
        return arrived;
    }

    private static OptionalDouble joules(Map<String, Part> parts, double way) {
        double joules = 0;
        for (Part part : parts.values()) {
            OptionalDouble busy = known(part.phone.busyWatts(), part.phone.idleWatts());
            OptionalDouble idle = known(part.phone.idleWatts(), part.phone.busyWatts());
            if (busy.isEmpty() || idle.isEmpty()) {
                return OptionalDouble.empty();
            }
            joules += busy.getAsDouble() * part.compute + idle.getAsDouble() * (way - part.compute);
        }
        return OptionalDouble.of(joules);
    }

    private static OptionalDouble known(OptionalDouble wanted, OptionalDouble instead) {
        return wanted.isPresent() ? wanted : instead;
    }

    private PhoneShare share(Part part, double way) {
        long memory = part.layers.stream()
                .mapToLong(range -> costs.memory(range.first(), range.end()))
                .sum();
        long more = part.layers.stream()
                .filter(range -> !part.phone.holds().contains(range))
                .mapToLong(range -> costs.memory(range.first(), range.end()))
                .sum();
        return new PhoneShare(
                part.phone.serial(),
                part.layers.stream().mapToInt(LayerRange::count).sum(),
                memory,
                part.phone.roomBytes(),
                (part.compute + part.link) / way,
                more > Math.max(0, part.phone.freeBytes()));
    }
}
