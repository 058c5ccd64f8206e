package org.phonebank.desktop.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.phonebank.pipeline.phrase.LayerWording;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.Load;

/** Parts of sentences. */
final class Words {
    private Words() {}

    /** For example "it broke", "it broke (the cable is torn)"; the reason may be a sentence, or none. */
    static Phrase because(Phrase clause, Phrase reason) {
        return reason.isNone() ? clause : Phrase.of(IncidentWording.BECAUSE, clause, Phrase.clause(reason));
    }

    /** The reason that a phone tells, which may begin with its name, which was told just before. */
    static Phrase ofItself(Phrase reason, String phone) {
        String name = phone + " ";
        if (!reason.english().startsWith(name)) {
            return reason;
        }
        if (reason instanceof Phrase.Verbatim told) {
            return Phrase.verbatim("it " + told.words().substring(name.length()));
        }
        if (reason instanceof Phrase.Said said && phone.equals(said.arguments().get(0))) {
            List<Object> arguments = new ArrayList<>(said.arguments());
            arguments.set(0, Phrase.of(IncidentWording.IT));
            return Phrase.of(said.wording(), arguments.toArray());
        }
        return reason;
    }

    /** For example "layers 5–6 moved to Moto G7 and layer 7 to Nokia 6.1". */
    static Phrase moves(List<Load> loads, IncidentWording verb) {
        Load first = loads.get(0);
        Phrase moves = Phrase.of(verb, first.layers().count(), LayerWording.layers(first.layers()), first.phone());
        for (Load load : loads.subList(1, loads.size())) {
            moves = Phrase.of(IncidentWording.AND_TO, moves, LayerWording.layers(load.layers()), load.phone());
        }
        return moves;
    }

    /** Clauses, without those that say nothing. */
    static Phrase clauses(Stream<Phrase> clauses) {
        return Phrase.join(clauses.filter(clause -> !clause.isNone()).toList(), IncidentWording.CLAUSES);
    }
}
