package org.phonebank.tests.window;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.incident.IncidentWording;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabEvent.Happened;
import org.phonebank.desktop.lab.LabEvent.ServingChanged;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.LabStep;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.LayerWording;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.pipeline.steward.StewardWording;
import org.phonebank.provisioner.StepState;

/** Events of a lab of five phones that serves while phones come and go: layers 1 to 12 on VP01, VP02 and VP03. */
final class ServingScenes {
    private static final Instant MORNING = Instant.parse("2026-03-02T09:00:00Z");

    private ServingScenes() {}

    /** VP04 and VP05 stand by. */
    static List<LabEvent> allIsWell() {
        List<LabEvent> events = new ArrayList<>(LabScenes.ready(5));
        events.add(new StateChanged(LabState.RUNNING));
        events.add(LabScenes.holding(
                List.of(range(0, 4)), List.of(range(4, 8)), List.of(range(8, 12)), List.of(), List.of()));
        events.add(serving(stage(0, 4, holder(0)), stage(4, 8, holder(1)), stage(8, 12, holder(2))));
        return events;
    }

    /** VP02 was lost, VP04 gets its layers, VP05 is tested. */
    static List<LabEvent> mending() {
        List<LabEvent> events = new ArrayList<>(allIsWell());
        events.add(LabScenes.holding(List.of(range(0, 4)), List.of(), List.of(range(8, 12)), List.of(), List.of()));
        events.add(serving(stage(0, 4, holder(0)), stage(4, 8), stage(8, 12, holder(2))));
        events.add(new StepChanged(
                LabScenes.serial(1), LabStep.START_WORKER, StepState.FAILED, 0, "The worker did not start in 20 s."));
        events.add(new StepChanged(LabScenes.serial(3), LabStep.PUSH_SHARD, StepState.RUNNING, 0.62, ""));
        events.add(new StepChanged(LabScenes.serial(4), LabStep.SELF_TEST, StepState.RUNNING, 0, ""));
        events.add(happened(
                1,
                Severity.NOTE,
                "Google Pixel 2 works at half its speed; layers 4–5 moved from it to samsung SM-G930F in 1.2 s."));
        Phrase moving = Phrase.of(IncidentWording.MOVING, 4, LayerWording.layers(range(4, 8)), "HMD Global Nokia 6.1");
        Phrase clauses = Phrase.of(IncidentWording.CLAUSES, lost(), moving);
        events.add(happened(2, Severity.WARNING, Phrase.of(IncidentWording.SENTENCE, clauses)));
        return events;
    }

    /** Nobody has room for VP02's layers. */
    static List<LabEvent> stuck() {
        Phrase need = Phrase.of(
                StewardWording.NEED_MEMORY,
                4,
                LayerWording.layers(range(4, 8)),
                "310.0 MB",
                Phrase.of(StewardWording.MOST_FREE, "200.0 MB", "HMD Global Nokia 6.1"));
        Phrase missing = Phrase.capitalised(
                Phrase.of(StewardWording.TWO_SENTENCES, need, Phrase.of(StewardWording.ANSWER_WAITS, "310.0 MB")));
        List<LabEvent> events = new ArrayList<>(mending());
        events.add(new ServingChanged(
                new Serving(List.of(stage(0, 4, holder(0)), stage(4, 8), stage(8, 12, holder(2))), List.of(missing))));
        Phrase story = Phrase.of(IncidentWording.SENTENCES, Phrase.of(IncidentWording.SENTENCE, lost()), missing);
        events.add(happened(2, Severity.TROUBLE, Phrase.capitalised(story)));
        return events;
    }

    /** VP03 and VP04 mirror each other, VP01 has two stages, VP05 rests with layers that VP02 has, too. */
    static List<LabEvent> mirrored() {
        List<LabEvent> events = new ArrayList<>(allIsWell());
        events.add(LabScenes.holding(
                List.of(range(0, 3), range(9, 12)),
                List.of(range(3, 6)),
                List.of(range(6, 9)),
                List.of(range(6, 9)),
                List.of(range(3, 6))));
        events.add(serving(
                stage(0, 3, holder(0)),
                stage(3, 6, holder(1), new Serving.Holder(LabScenes.serial(4), "Tired", true)),
                stage(6, 9, holder(2), holder(3)),
                stage(9, 12, holder(0))));
        return events;
    }

    private static Phrase lost() {
        return Phrase.of(IncidentWording.HUNG, "samsung SM-G930F");
    }

    static LabEvent happened(long id, Severity severity, String sentence) {
        return happened(id, severity, Phrase.verbatim(sentence));
    }

    private static LabEvent happened(long id, Severity severity, Phrase telling) {
        Instant time = MORNING.plusSeconds(17 * id);
        return new Happened(new Incident(id, time, severity, Set.of(), telling, false));
    }

    private static ServingChanged serving(Serving.Stage... stages) {
        return new ServingChanged(new Serving(List.of(stages), List.of()));
    }

    private static LayerRange range(int first, int end) {
        return new LayerRange(first, end);
    }

    private static Serving.Stage stage(int first, int end, Serving.Holder... holders) {
        return new Serving.Stage(new LayerRange(first, end), Redundancy.JOURNALED, List.of(holders));
    }

    private static Serving.Holder holder(int phone) {
        return new Serving.Holder(LabScenes.serial(phone), "Phone " + phone, false);
    }
}
