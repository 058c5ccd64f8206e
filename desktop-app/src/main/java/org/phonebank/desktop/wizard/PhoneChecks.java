package org.phonebank.desktop.wizard;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.wizard.Check.Outcome;
import org.phonebank.desktop.wizard.Check.Reason;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.placement.PlanOptions;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.steward.EnergyPolicy;
import org.phonebank.provisioner.facts.Battery;
import org.phonebank.provisioner.facts.PhoneFacts;

/** Checks phones against what a model needs of each of them. Pure. */
public final class PhoneChecks {
    /** The oldest API level that workers run on: Android 8. */
    private static final int OLDEST_API = 26;

    /** The worker's files: ONNX Runtime's native library is most of it. */
    private static final long WORKER_BYTES = 48_000_000;

    private final EnergyPolicy policy;
    private final String platform;
    private final long smallestStage;
    private final long fairStage;
    private final long fairFiles;

    /**
     * Prepares to check.
     *
     * @param model as cut; null while none is chosen: memory and storage then only have to hold the worker
     * @param phones that share the model, at least 1
     * @param platform on which virtual phones have a worker
     */
    public PhoneChecks(@Nullable ModelManifest model, int phones, EnergyPolicy policy, String platform) {
        this.policy = policy;
        this.platform = platform;
        if (model == null) {
            smallestStage = 0;
            fairStage = 0;
            fairFiles = 0;
            return;
        }
        StageCosts costs = StageCosts.of(model, LabSettings.CONVERSATIONS);
        int layers = costs.layers();
        int stages = Math.max(1, Math.min(phones, layers));
        long smallest = Long.MAX_VALUE;
        for (int layer = 0; layer < layers; layer++) {
            smallest = Math.min(smallest, costs.memory(layer, layer + 1));
        }
        smallestStage = smallest;
        fairStage = costs.memory(0, layers) / stages;
        fairFiles = costs.storedBytes(0, layers) / stages;
    }

    public CheckedPhone check(ScoutedPhone phone) {
        List<Check> checks = new ArrayList<>();
        checks.add(connection(phone));
        PhoneFacts facts = phone.ready() ? phone.knownFacts() : null;
        if (facts == null) {
            for (Requirement requirement : Requirement.values()) {
                if (requirement != Requirement.CONNECTION) {
                    checks.add(Check.of(requirement, Outcome.OPEN, Reason.NOT_ASKED));
                }
            }
        } else {
            checks.add(android(facts));
            checks.add(worker(facts));
            checks.add(storage(facts.freeStorageBytes()));
            checks.add(memory(facts.availableMemoryBytes()));
            checks.add(battery(facts.battery()));
            checks.add(temperature(facts.battery()));
        }
        return new CheckedPhone(phone.serial(), phone.name(), checks);
    }

    private static Check connection(ScoutedPhone phone) {
        return switch (phone.seen().state()) {
            case READY -> connection(Outcome.PASS, way(phone));
            case CONNECTING -> connection(Outcome.OPEN, Reason.CONNECTING);
            case UNAUTHORIZED -> connection(Outcome.FAIL, Reason.UNAUTHORIZED);
            case NO_PERMISSION -> connection(Outcome.FAIL, Reason.NO_PERMISSION);
            case OFFLINE -> connection(Outcome.FAIL, Reason.OFFLINE);
            case VANISHED, DUPLICATE -> connection(Outcome.FAIL, Reason.GONE);
        };
    }

    private static Check connection(Outcome outcome, Reason reason) {
        return Check.of(Requirement.CONNECTION, outcome, reason);
    }

    private static Reason way(ScoutedPhone phone) {
        return switch (phone.seen().transport()) {
            case USB -> Reason.USB;
            case WIFI -> Reason.WIFI;
            case VIRTUAL -> Reason.VIRTUAL;
        };
    }

    private static Check android(PhoneFacts facts) {
        boolean enough = facts.api() >= OLDEST_API;
        return Check.of(
                Requirement.ANDROID,
                enough ? Outcome.PASS : Outcome.FAIL,
                enough ? Reason.ENOUGH : Reason.TOO_LITTLE,
                major(facts.androidRelease()),
                major("8"));
    }

    /** The first number of a release such as 8.1.0. */
    private static double major(String release) {
        String first = release.split("\\.", 2)[0];
        return first.matches("\\d{1,4}") ? Integer.parseInt(first) : Double.NaN;
    }

    private Check worker(PhoneFacts facts) {
        if (facts.runtime().equals(platform)) {
            return Check.of(Requirement.WORKER, Outcome.PASS, Reason.ENOUGH);
        }
        return Check.of(
                Requirement.WORKER,
                Outcome.FAIL,
                facts.runtime().equals(PhoneFacts.ANDROID)
                        ? Reason.NO_WORKER_FOR_ANDROID
                        : Reason.NO_WORKER_FOR_PLATFORM);
    }

    private Check storage(long free) {
        long need = WORKER_BYTES + fairFiles;
        return amount(Requirement.STORAGE, free, need, 2 * need);
    }

    private Check memory(long available) {
        long room = Math.max(0, available - PlanOptions.DEFAULT_RESERVE);
        return amount(Requirement.MEMORY, room, smallestStage, fairStage);
    }

    private static Check amount(Requirement requirement, long have, long least, long comfortable) {
        if (have < least) {
            return Check.of(requirement, Outcome.FAIL, Reason.TOO_LITTLE, (double) have, (double) least);
        }
        return have < comfortable
                ? Check.of(requirement, Outcome.WARNING, Reason.SCARCE, (double) have, (double) comfortable)
                : Check.of(requirement, Outcome.PASS, Reason.ENOUGH, (double) have, (double) comfortable);
    }

    private Check battery(@Nullable Battery battery) {
        if (battery == null) {
            return Check.of(Requirement.BATTERY, Outcome.PASS, Reason.NO_BATTERY);
        }
        int percent = battery.percent();
        if (percent < policy.drainBelowPercent()) {
            return Check.of(Requirement.BATTERY, Outcome.FAIL, Reason.TOO_LITTLE, percent, policy.drainBelowPercent());
        }
        if (percent < policy.resumeAbovePercent() && !battery.charging()) {
            return Check.of(Requirement.BATTERY, Outcome.WARNING, Reason.SCARCE, percent, policy.resumeAbovePercent());
        }
        Reason reason = battery.charging() ? Reason.CHARGING : Reason.ENOUGH;
        return Check.of(Requirement.BATTERY, Outcome.PASS, reason, percent, policy.drainBelowPercent());
    }

    private Check temperature(@Nullable Battery battery) {
        if (battery == null) {
            return Check.of(Requirement.TEMPERATURE, Outcome.PASS, Reason.NO_BATTERY);
        }
        double celsius = battery.celsius();
        if (celsius > policy.drainAboveCelsius()) {
            return Check.of(Requirement.TEMPERATURE, Outcome.FAIL, Reason.TOO_HOT, celsius, policy.drainAboveCelsius());
        }
        boolean warm = celsius >= policy.resumeBelowCelsius();
        return Check.of(
                Requirement.TEMPERATURE,
                warm ? Outcome.WARNING : Outcome.PASS,
                warm ? Reason.WARM : Reason.ENOUGH,
                celsius,
                warm ? policy.resumeBelowCelsius() : policy.drainAboveCelsius());
    }
}
