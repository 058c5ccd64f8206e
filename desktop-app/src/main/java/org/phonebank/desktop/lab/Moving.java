package org.phonebank.desktop.lab;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.phonebank.desktop.keeping.Happening;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.Decision;
import org.phonebank.pipeline.steward.Load;
import org.phonebank.provisioner.StepState;

/**
 * Layers on their way to where a person wants them, told from begin to end. For any thread; guarded by the report, by
 * which it hears what happens and tells.
 */
final class Moving {
    private static final double PUSHED = 0.8;
    private static final double WORTH_TELLING = 0.01;

    private final long wish;
    private final LabReport report;
    private final CompletableFuture<Void> outcome = new CompletableFuture<>();
    private final Map<String, Integer> shards = new LinkedHashMap<>();
    private final Map<String, Double> done = new HashMap<>();
    private Rearrangement phase = Rearrangement.WAITING;
    private double told = -1;

    /** @param wish its number */
    Moving(long wish, LabReport report) {
        this.wish = wish;
        this.report = report;
    }

    /** Completed when the lab serves by it; fails with a {@link LabException}, or is cancelled. */
    CompletableFuture<Void> outcome() {
        return outcome;
    }

    void begin() {
        synchronized (report) {
            tell(Phrase.NONE);
        }
    }

    /** Takes in what happens in the lab. */
    void hear(LabEvent event) {
        synchronized (report) {
            if (phase.ended()) {
                return;
            }
            if (event instanceof LabEvent.StepChanged step && shards.containsKey(step.serial())) {
                progress(step);
            } else if (event instanceof LabEvent.Noticed noticed) {
                notice(noticed.happening());
            }
        }
    }

    /** Nobody wants it any more; ends at once unless phones have begun. */
    void cancel() {
        outcome.cancel(false);
        synchronized (report) {
            if (phase == Rearrangement.WAITING) {
                end(Rearrangement.CANCELLED, Phrase.NONE);
            }
        }
    }

    private void notice(Happening happening) {
        if (happening instanceof Happening.Begun begun && isMine(begun.decision())) {
            phase = Rearrangement.LOADING;
            for (Load load : begun.decision().loads()) {
                shards.merge(load.serial(), 1, Integer::sum);
            }
            tell(Phrase.NONE);
        } else if (happening instanceof Happening.Done finished && isMine(finished.decision())) {
            end(Rearrangement.DONE, Phrase.NONE);
            // Not on the keeper's thread, which whoever waits for it must not hold up.
            outcome.completeAsync(() -> null);
        } else if (happening instanceof Happening.Failed failed && isMine(failed.decision())) {
            end(
                    failed.isGivenUp() ? Rearrangement.CANCELLED : Rearrangement.FAILED,
                    failed.isGivenUp() ? Phrase.NONE : failed.sentence());
            outcome.completeAsync(() -> {
                throw new CompletionException(new LabException(failed.sentence()));
            });
        }
    }

    private boolean isMine(Decision decision) {
        return decision instanceof Decision.Arrange arrange && arrange.wish() == wish;
    }

    private void progress(LabEvent.StepChanged step) {
        double before = done.getOrDefault(step.serial(), 0.0);
        double whole = Math.floor(before);
        if (step.step() == LabStep.PUSH_SHARD && step.state() == StepState.RUNNING) {
            done.put(step.serial(), Math.max(before, whole + PUSHED * Math.min(1, step.fraction())));
        } else if (step.step() == LabStep.LOAD_SHARD && step.state() == StepState.DONE) {
            done.put(step.serial(), whole + 1);
        }
        if (fraction() - told >= WORTH_TELLING) {
            tell(Phrase.NONE);
        }
    }

    private double fraction() {
        if (phase == Rearrangement.DONE) {
            return 1;
        }
        double all = shards.values().stream().mapToInt(Integer::intValue).sum();
        double reached = done.values().stream().mapToDouble(Double::doubleValue).sum();
        return all == 0 ? 0 : Math.min(1, reached / all);
    }

    private void end(Rearrangement ended, Phrase refusal) {
        phase = ended;
        tell(refusal);
    }

    private void tell(Phrase refusal) {
        told = fraction();
        Set<String> busy = new LinkedHashSet<>();
        if (!phase.ended()) {
            shards.forEach((serial, count) -> {
                if (done.getOrDefault(serial, 0.0) < count) {
                    busy.add(serial);
                }
            });
        }
        report.send(new LabEvent.Rearranging(phase, told, busy, refusal));
    }
}
