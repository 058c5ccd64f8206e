package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.Remark;
import org.phonebank.pipeline.placement.Workbench;

/**
 * What a steward's picture means to those who place layers. Nothing is known of power.
 *
 * @param phones all of the lab
 * @param present who serves what, for each stage the fastest phone; of a stage that waits while layers move, who gave it up
 *     for that or is about to serve it. The serial is "" where nobody is
 */
public record Survey(List<BenchPhone> phones, List<Assigned> present) {
    private static final double MOST_OVERHEAD = 0.5;
    private static final double NANOS_PER_SECOND = 1e9;

    static final Survey NOTHING = new Survey(List.of(), List.of());

    public Survey {
        phones = List.copyOf(phones);
        present = List.copyOf(present);
    }

    /** Who serves what; not before the first picture. */
    public Arrangement arrangement() {
        return new Arrangement(present);
    }

    /** @param reserve of memory left free on each phone */
    static Survey of(Tick tick, long reserve) {
        LabPicture lab = tick.lab();
        // What is under way is on its way to what a person may want to change, so it does not count.
        MemoryLedger ledger =
                new MemoryLedger(new LabPicture(lab.costs(), lab.stages(), lab.phones(), List.of(), 0, 0), reserve);
        double usualGain = usualGain(lab);
        List<BenchPhone> phones = new ArrayList<>();
        for (PhonePicture phone : lab.phones()) {
            phones.add(new BenchPhone(
                    phone.serial(),
                    phone.name(),
                    ledger.roomWithout(phone.serial(), phone.loaded()),
                    ledger.room(phone.serial()),
                    bytesPerSecond(tick, phone),
                    leastStep(tick, phone),
                    tick.speeds().isMeasured(phone),
                    gain(phone).orElse(usualGain),
                    link(tick, phone),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    phone.loaded(),
                    obstacle(tick, phone)));
        }
        return new Survey(
                phones,
                lab.stages().stream().flatMap(stage -> holders(tick, stage)).toList());
    }

    /** Without what every step takes however few layers it has. */
    private static double bytesPerSecond(Tick tick, PhonePicture phone) {
        double speed = tick.speeds().steady(phone);
        double seconds = work(tick, phone) / speed;
        double layersOnly = seconds
                - tick.speeds().steps(phone).size() * leastStep(tick, phone).toNanos() / NANOS_PER_SECOND;
        return tick.speeds().isMeasured(phone) && layersOnly > 0 ? work(tick, phone) / layersOnly : speed;
    }

    /** A run of the self-test has next to no weights to read; a step that was measured is at least in half its layers. */
    private static Duration leastStep(Tick tick, PhonePicture phone) {
        double selfTest = 1 / phone.capacity().relativeSpeed();
        double most = tick.speeds().steps(phone).isEmpty()
                ? selfTest
                : MOST_OVERHEAD
                        * work(tick, phone)
                        / tick.speeds().steady(phone)
                        / tick.speeds().steps(phone).size();
        return Duration.ofNanos((long) (Math.min(selfTest, most) * NANOS_PER_SECOND));
    }

    private static double work(Tick tick, PhonePicture phone) {
        return tick.speeds().steps(phone).stream()
                .mapToDouble(step -> tick.lab()
                        .costs()
                        .work(step.layers().first(), step.layers().end()))
                .sum();
    }

    /** As frames take it, which have more to do on both ends than a ping has; else as pings do. */
    private static Duration link(Tick tick, PhonePicture phone) {
        return tick.speeds().steps(phone).stream()
                .filter(step -> step.thereAndBack().compareTo(step.oneToken()) > 0)
                .map(step -> step.thereAndBack().minus(step.oneToken()))
                .max(Comparator.naturalOrder())
                .or(() -> phone.vitals().roundTrip())
                .orElse(Duration.ZERO);
    }

    /** Several only if they are about to divide it. */
    private static Stream<Assigned> holders(Tick tick, StagePicture stage) {
        return stage.replicas().isEmpty()
                ? awaited(tick, stage.layers()).stream()
                : Stream.of(new Assigned(fastest(tick, stage), stage.layers()));
    }

    private static List<Assigned> awaited(Tick tick, LayerRange layers) {
        for (Decision decision : tick.underWay()) {
            for (Load load : decision.loads()) {
                if (load.unloadFirst().contains(layers)) {
                    return List.of(new Assigned(load.serial(), layers));
                }
            }
            if (decision instanceof Decision.Replace replace
                    && replace.layers().equals(layers)
                    && !replace.loads().isEmpty()) {
                return replace.loads().stream()
                        .map(load -> new Assigned(load.serial(), load.layers()))
                        .toList();
            }
        }
        return List.of(new Assigned("", layers));
    }

    private static String fastest(Tick tick, StagePicture stage) {
        List<String> sound = tick.soundReplicas(stage);
        return (sound.isEmpty() ? stage.replicas() : sound)
                .stream()
                        .max(Comparator.comparingDouble(serial -> tick.speeds().steady(tick.phone(serial))))
                        .orElse("");
    }

    private static double usualGain(LabPicture lab) {
        return lab.phones().stream()
                .map(Survey::gain)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average()
                .orElse(Workbench.USUAL_PROMPT_GAIN);
    }

    private static OptionalDouble gain(PhonePicture phone) {
        return phone.steps().stream()
                .map(MeasuredStep::promptGain)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    /** Null if it can be given layers. */
    private static @Nullable Remark obstacle(Tick tick, PhonePicture phone) {
        return switch (phone.standing()) {
            case AWAY -> remark(Remark.Code.AWAY, phone, Phrase.of(StewardWording.AWAY, phone.name()));
            case UNTESTED, PASSED ->
                remark(Remark.Code.UNTESTED, phone, Phrase.of(StewardWording.TESTED_FIRST, phone.name()));
            case FAILED -> new Remark(Remark.Code.FAILED_TEST, List.of(phone.name(), phone.health()), phone.health());
            case READY -> resting(phone, tick.verdict(phone.serial()));
        };
    }

    private static @Nullable Remark resting(PhonePicture phone, Verdict verdict) {
        if (verdict.works()) {
            return null;
        }
        return switch (verdict.cause()) {
            case HEAT -> remark(Remark.Code.TOO_WARM, phone, verdict.reason());
            case BATTERY -> remark(Remark.Code.BATTERY_LOW, phone, verdict.reason());
            case SILENCE -> remark(Remark.Code.SILENT, phone, verdict.reason());
            case NONE -> null;
        };
    }

    private static Remark remark(Remark.Code code, PhonePicture phone, Phrase sentence) {
        return new Remark(code, List.of(phone.name()), sentence);
    }
}
