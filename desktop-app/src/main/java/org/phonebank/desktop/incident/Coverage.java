package org.phonebank.desktop.incident;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.TimeWording;
import org.phonebank.pipeline.steward.Decision.Missing;

/** The layers that an incident is about, and which of them no phone serves. */
final class Coverage {
    private final LayerSet concerned = new LayerSet();
    private final LayerSet lacking = new LayerSet();
    private final Map<LayerRange, Missing> missing = new LinkedHashMap<>();
    private Duration outage = Duration.ZERO;

    /** It is about these layers. */
    void concern(LayerRange layers) {
        concerned.add(layers);
    }

    /** Nobody serves these layers. */
    void lack(LayerRange layers) {
        concerned.add(layers);
        lacking.add(layers);
    }

    /** Somebody serves these layers again. */
    void served(LayerRange layers, Duration without) {
        lacking.remove(layers);
        helped(layers);
        outage = outage.compareTo(without) < 0 ? without : outage;
    }

    /** Nobody can take certain layers. */
    void missing(Missing told) {
        concerned.add(told.layers());
        helped(told.layers());
        missing.put(told.layers(), told);
    }

    /** Somebody takes these layers. */
    void helped(LayerRange layers) {
        concerned.add(layers);
        missing.keySet().removeIf(range -> Repair.overlap(range, layers));
    }

    boolean concerns(LayerRange layers) {
        return concerned.intersects(layers);
    }

    boolean lacks(LayerRange layers) {
        return lacking.intersects(layers);
    }

    /** Whether more is to be expected. */
    boolean pending() {
        return !lacking.isEmpty() || stuck();
    }

    /** Whether answers wait until a person does something. */
    boolean stuck() {
        return missing.values().stream().anyMatch(told -> told.holders().isEmpty());
    }

    /** Whether a phone goes on with layers that nobody else has room for. */
    boolean isHeldBy(String serial) {
        return missing.values().stream().anyMatch(told -> told.holders().contains(serial));
    }

    /**
     * One clause, or none.
     *
     * @param coming layers that are being loaded
     * @param moved whether it is told that layers went to other phones
     * @param loss whether to say why nothing had to be done, if so
     */
    Phrase words(LayerSet coming, boolean moved, boolean loss) {
        LayerSet waiting = new LayerSet();
        waiting.addAll(lacking);
        waiting.removeAll(coming);
        missing.keySet().forEach(waiting::remove);
        if (!waiting.isEmpty()) {
            return Phrase.of(IncidentWording.NEED_PHONE, waiting.size(), waiting.words());
        }
        if (moved || !missing.isEmpty()) {
            return Phrase.NONE;
        }
        if (!outage.isZero()) {
            return Phrase.of(
                    IncidentWording.WITHOUT_PHONE, concerned.size(), concerned.words(), TimeWording.of(outage));
        }
        if (!loss) {
            return Phrase.NONE;
        }
        return concerned.isEmpty()
                ? Phrase.of(IncidentWording.NO_LAYERS)
                : Phrase.of(IncidentWording.ANOTHER_HAS, concerned.words());
    }

    /** Whole sentences about what is missing. */
    List<Phrase> outlook() {
        return missing.values().stream().map(Missing::reason).toList();
    }
}
