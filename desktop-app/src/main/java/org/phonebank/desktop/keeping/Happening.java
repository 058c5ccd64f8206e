package org.phonebank.desktop.keeping;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.Decision;

/** One thing that happened in a lab that serves, as the keeper saw it, in the order in which it did. */
public sealed interface Happening {

    /** What became of a phone that no longer serves. */
    enum Loss {
        /** ADB no longer reaches it. */
        UNPLUGGED,
        /** Its worker is gone, the phone may be there. */
        WORKER_ENDED,
        /** It did not answer within the time that its steps take. */
        HUNG,
        /** It gave answers that cannot be right. */
        WRONG_ANSWERS,
        /** Nothing was heard of it although nothing was closed. */
        SILENT
    }

    /**
     * A phone stopped serving without being asked to. Told again, without layers, when it turns out why.
     *
     * @param layers that it held, in use or in reserve; may be none
     * @param missing of these, the stages that nobody serves now
     * @param detail one sentence, for those who want to know more
     */
    record Lost(
            String serial, String phone, Loss loss, List<LayerRange> layers, List<LayerRange> missing, String detail)
            implements Happening {
        public Lost {
            Objects.requireNonNull(loss);
            layers = List.copyOf(layers);
            missing = List.copyOf(missing);
        }
    }

    /**
     * A running answer goes on with another phone.
     *
     * @param from serial of the phone that failed or was taken out
     * @param to serial of the one that goes on; may be the same phone, started anew
     * @param toPhone its name
     * @param interruption see {@code ServingListener.tookOver}
     * @param replayedPositions that were computed again
     */
    record TookOver(
            LayerRange layers, String from, String to, String toPhone, Duration interruption, long replayedPositions)
            implements Happening {}

    /** Nobody serves a stage; answers wait. */
    record StageMissing(LayerRange layers) implements Happening {}

    /** A stage that was missing is served again. */
    record StageServed(LayerRange layers, Duration missing) implements Happening {}

    /** The keeper begins to carry out a decision that takes time. */
    record Begun(Decision decision) implements Happening {}

    /** A decision was carried out; one that takes no time is not announced by {@link Begun}. */
    record Done(Decision decision, Duration took) implements Happening {}

    /** A decision could not be carried out; another one follows. */
    record Failed(Decision decision, Phrase sentence) implements Happening {
        /** Whether nothing else was the matter, and all is as it was before. */
        public boolean isGivenUp() {
            return KeepingWording.isGivenUp(sentence);
        }
    }

    /** The worker of a phone that was lost, or that is new, runs and can be reached; it is tested next. */
    record Back(String serial, String phone) implements Happening {}

    /** A phone is back, but cannot be made ready; it is tried again. */
    record NotReady(String serial, String phone, Phrase sentence) implements Happening {}

    /** A phone went through its self-test. */
    record Tested(String serial, String phone, boolean passed, Phrase sentence) implements Happening {}

    /** Two phones with the same layers gave different answers; both are tested. */
    record AnswersDiffer(LayerRange layers, String first, String firstPhone, String second, String secondPhone)
            implements Happening {}
}
