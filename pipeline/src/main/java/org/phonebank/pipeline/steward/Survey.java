package org.phonebank.pipeline.steward;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.BenchPhone;
import org.phonebank.pipeline.placement.Remark;
import org.phonebank.pipeline.placement.Workbench;

/**
 * What a steward's picture means to those who place layers. Nothing is known of power.
 *
 * @param phones all of the lab
 * @param present who serves what, for each stage the fastest phone; the serial of a stage that nobody serves is ""
 */
public record Survey(List<BenchPhone> phones, List<Assigned> present) {
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
                    tick.speeds().steady(phone),
                    tick.speeds().isMeasured(phone),
                    gain(phone).orElse(usualGain),
                    phone.vitals().roundTrip().orElse(Duration.ZERO),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    phone.loaded(),
                    obstacle(tick, phone)));
        }
        return new Survey(
                phones,
                lab.stages().stream()
                        .map(stage -> new Assigned(holder(tick, stage), stage.layers()))
                        .toList());
    }

    private static String holder(Tick tick, StagePicture stage) {
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
            case AWAY -> remark(Remark.Code.AWAY, phone, phone.name() + " is not connected.");
            case UNTESTED, PASSED ->
                remark(Remark.Code.UNTESTED, phone, phone.name() + " is tested before it is used again.");
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

    private static Remark remark(Remark.Code code, PhonePicture phone, String english) {
        return new Remark(code, List.of(phone.name()), english);
    }
}
