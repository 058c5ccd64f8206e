package org.phonebank.desktop.lab;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.phonebank.desktop.history.AnswerFigures;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.keeping.Happening;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.pipeline.generation.TokenStatistics;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Placement;
import org.phonebank.pipeline.placement.Workbench;
import org.phonebank.provisioner.StepState;

/** What a lab session tells its listener. */
public sealed interface LabEvent {
    /** All phones of the lab as they are now, by serial. */
    record PhonesChanged(List<PhoneView> phones) implements LabEvent {
        public PhonesChanged {
            phones = List.copyOf(phones);
        }
    }

    /**
     * A step began, went on or ended.
     *
     * @param serial of the phone, "" for the whole lab
     * @param fraction done, 0 to 1
     * @param text what is going on, for the terminal
     * @param why it failed, as a sentence; none otherwise, or if it is told elsewhere
     */
    record StepChanged(String serial, LabStep step, StepState state, double fraction, String text, Phrase why)
            implements LabEvent {
        /** Not a failure, or one that is told elsewhere. */
        public StepChanged(String serial, LabStep step, StepState state, double fraction, String text) {
            this(serial, step, state, fraction, text, Phrase.NONE);
        }

        static StepChanged failed(String serial, LabStep step, double fraction, Phrase why) {
            return new StepChanged(serial, step, StepState.FAILED, fraction, why.english(), why);
        }
    }

    /**
     * Files are on their way to a phone; told several times a second, beside the step that sends them.
     *
     * @param doneBytes of the step's files that the phone has, also those that it had before
     * @param totalBytes of the step's files
     */
    record BytesSent(String serial, long doneBytes, long totalBytes) implements LabEvent {}

    /** The lab went into another state; why is one sentence when it is {@link LabState#FAILED}, else none. */
    record StateChanged(LabState state, Phrase why) implements LabEvent {
        /** Not a failure. */
        public StateChanged(LabState state) {
            this(state, Phrase.NONE);
        }
    }

    /**
     * The model that the lab is going to serve.
     *
     * @param parameters trained values
     * @param bits of its weights on the phones
     * @param id of its layers as they were cut, which another export of it does not have; "" until they are: then the
     *     model is told again
     */
    record ModelChosen(String name, long parameters, int bits, int layers, String id) implements LabEvent {
        /** A model that was not cut yet. */
        public ModelChosen(String name, long parameters, int bits, int layers) {
            this(name, parameters, bits, layers, "");
        }

        ModelChosen cutAs(String layersId) {
            return new ModelChosen(name, parameters, bits, layers, layersId);
        }
    }

    /** Which phone shall hold which layers, and why. */
    record PlacementMade(Placement placement) implements LabEvent {}

    /** Who serves which layers now, from when the lab is ready. */
    record ServingChanged(Serving serving) implements LabEvent {}

    /** Something happened to a lab that serves; told again with the same id and more words as it goes on. */
    record Happened(Incident incident) implements LabEvent {}

    /** What was seen in a lab that serves, one thing after the other, for those who measure; people are told incidents. */
    record Noticed(Happening happening) implements LabEvent {}

    /**
     * A token of an answer was computed.
     *
     * @param answer number of the answer in this session, from 1
     */
    record TokenMade(long answer, Instant time, TokenStatistics statistics) implements LabEvent {}

    /** An answer ended in good order, also one that a person stopped. */
    record AnswerEnded(long answer, AnswerFigures figures) implements LabEvent {}

    record TelemetryReceived(String serial, PhoneTelemetry telemetry) implements LabEvent {}

    /**
     * There is a new picture by which arrangements are judged; told at most once a second, from when all phones have passed
     * their self-tests and the model is cut.
     *
     * @param awaited whether the lab waits for a person to place its layers
     */
    record WorkbenchChanged(Workbench workbench, boolean awaited) implements LabEvent {}

    /**
     * Layers go where a person wants them; told from begin to end. Answers go on meanwhile.
     *
     * @param fraction done, 0 to 1
     * @param serials of the phones that are not through with loading
     * @param refusal why the layers stay where they were, as one sentence; none unless that FAILED
     */
    record Rearranging(Rearrangement phase, double fraction, Set<String> serials, Phrase refusal) implements LabEvent {
        public Rearranging {
            serials = Set.copyOf(serials);
        }
    }
}
