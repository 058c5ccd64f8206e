package org.phonebank.desktop.window.placing;

import java.util.ArrayList;
import java.util.List;
import org.phonebank.desktop.window.base.LayerWords;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.control.StripPart;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.Judgement;
import org.phonebank.pipeline.placement.Judgement.Possible;
import org.phonebank.pipeline.placement.Judgement.Refused;
import org.phonebank.pipeline.placement.Workbench;

/** Describes the stages of an arrangement for the strip of all layers; points out the slowest, and the one that refuses. */
final class StripWords {
    private final Messages messages;
    private final LayerWords layerWords;

    StripWords(Messages messages) {
        this.messages = messages;
        layerWords = new LayerWords(messages);
    }

    List<StripPart> say(Workbench bench, Arrangement shown, Judgement judged) {
        List<StripPart> parts = new ArrayList<>();
        String slowest = slowest(judged);
        for (int stage = 0; stage < shown.stages().size(); stage++) {
            Assigned one = shown.stages().get(stage);
            Tone tone = tone(one.serial(), judged, slowest);
            String name = ForecastWords.name(bench, one.serial());
            parts.add(new StripPart(
                    name,
                    one.layers().count(),
                    tone,
                    messages.text(
                            tone == Tone.NEUTRAL ? "lab.strip.slowest" : "lab.strip.part",
                            name,
                            layerWords.named(List.of(one.layers()))),
                    boundary(bench, shown, stage)));
        }
        return List.copyOf(parts);
    }

    /** None stands out where there is only one; "" then. */
    private static String slowest(Judgement judged) {
        return judged instanceof Possible possible
                        && possible.forecast().phones().size() > 1
                ? PlacementSteps.slowest(possible.forecast()).orElse("")
                : "";
    }

    private static Tone tone(String serial, Judgement judged, String slowest) {
        if (judged instanceof Refused refused) {
            return serial.equals(refused.serial()) ? Tone.DANGER : Tone.ACCENT;
        }
        return serial.equals(slowest) ? Tone.NEUTRAL : Tone.ACCENT;
    }

    /** The last stage has no boundary behind it. */
    private String boundary(Workbench bench, Arrangement shown, int stage) {
        if (stage + 1 == shown.stages().size()) {
            return "";
        }
        Assigned before = shown.stages().get(stage);
        Assigned behind = shown.stages().get(stage + 1);
        return messages.text(
                "lab.strip.boundary",
                ForecastWords.name(bench, before.serial()),
                ForecastWords.name(bench, behind.serial()),
                before.layers().end());
    }
}
