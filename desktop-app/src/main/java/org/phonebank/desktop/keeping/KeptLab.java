package org.phonebank.desktop.keeping;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.pipeline.serving.Layout;
import org.phonebank.pipeline.serving.ServingPipeline;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the parts of a keeper share.
 *
 * @param phones by serial, in the order in which they joined; used in the loop only
 */
record KeptLab(
        Map<String, KeptPhone> phones,
        StageCosts costs,
        ServingPipeline pipeline,
        Hands hands,
        Crew crew,
        Loop loop,
        Consumer<Happening> news) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptLab.class);

    /** Something that is done on a phone. */
    interface Task<T> {
        T run() throws HandsException, InterruptedException;
    }

    /** Hears in the loop what came of a task; nothing but {@link #late} once the phone was lost. */
    interface Outcome<T> {
        void done(T result);

        void failed(HandsException failure);

        /** The phone was lost meanwhile; the result must be released. */
        default void late(T result) {}
    }

    /** Does something on the phone's thread. */
    <T> void on(KeptPhone phone, Task<T> task, Outcome<T> outcome) {
        KeptPhone.Attempt attempt = phone.attempt;
        crew.run(phone.serial, () -> {
            try {
                T result = task.run();
                loop.post(() -> {
                    if (attempt.isOver()) {
                        outcome.late(result);
                    } else {
                        outcome.done(result);
                    }
                });
            } catch (HandsException e) {
                failed(attempt, outcome, e);
            } catch (RuntimeException | Error e) {
                LOG.warn("Work on {} failed in a way that was not foreseen.", phone.serial, e);
                failed(
                        attempt,
                        outcome,
                        new HandsException(
                                HandsException.Kind.REFUSED,
                                Phrase.of(FailureWording.UNFORESEEN_ON, phone.name, e.toString()),
                                e));
            }
        });
    }

    /** Has the phone serve by these shards no more; their links end. */
    void takeOut(KeptPhone phone, Set<LayerRange> shards) {
        if (shards.isEmpty()) {
            return;
        }
        Layout next;
        do {
            next = Layouts.without(pipeline.layout(), phone.serial, shards);
        } while (!pipeline.serve(next));
        shards.forEach(phone::unloaded);
    }

    /** One that shall rest rests with what it has loaded since, too. */
    void rest(KeptPhone phone) {
        if (phone.suspended) {
            pipeline.suspend(phone.serial, "it rests");
        }
    }

    private <T> void failed(KeptPhone.Attempt attempt, Outcome<T> outcome, HandsException failure) {
        loop.post(() -> {
            if (!attempt.isOver()) {
                outcome.failed(failure);
            }
        });
    }
}
