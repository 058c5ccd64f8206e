package org.phonebank.desktop.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.failure.AllWordings;
import org.phonebank.desktop.incident.IncidentWording;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.generation.PromptWording;
import org.phonebank.pipeline.phrase.LayerWording;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.phrase.Speaker;
import org.phonebank.pipeline.phrase.Wording;

class PhraseJsonTest {
    /** Says only which wordings and arguments there are. */
    private static final Speaker KEYS =
            new Speaker(Locale.ROOT, wording -> wording.key().replace("'", "''") + "[{0}|{1}|{2}]");

    @Test
    void whatIsReadIsMadeUpAsItWasWritten() {
        Phrase moved =
                Phrase.of(IncidentWording.MOVED, 2, LayerWording.layers(new LayerRange(4, 6)), "Moto \"G7\" {0}");
        Phrase why = Phrase.clause(Phrase.verbatim("It's full."));
        Phrase phrase =
                Phrase.capitalised(Phrase.of(IncidentWording.SENTENCE, Phrase.of(IncidentWording.BECAUSE, moved, why)));

        Phrase read = PhraseJson.read(PhraseJson.write(phrase), "Something else.");

        assertThat(read.english()).isEqualTo("Layers 5–6 moved to Moto \"G7\" {0} (It's full).");
        assertThat(KEYS.say(read)).isEqualTo(KEYS.say(phrase)).contains("incident.MOVED[2|");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "17",
                "[]",
                "{\"say\":\"incident.NEWER\",\"with\":[]}",
                "{\"clause\":{\"say\":1}}",
            })
    void whatIsNotUnderstoodIsToldInEnglish(String json) {
        assertThat(PhraseJson.read(json, "It ended.")).isEqualTo(Phrase.verbatim("It ended."));
    }

    @Test
    void wordsStandAsTheyAreWhereOnlyWordsWere() {
        Phrase words = Phrase.verbatim("Moto G7 said \"no\".");
        Phrase tooLong = Phrase.of(PromptWording.TOO_LONG, "2000", "1024");
        String kept = PhraseJson.writeWithWords(tooLong);

        assertThat(PhraseJson.writeWithWords(words)).isEqualTo("Moto G7 said \"no\".");
        assertThat(PhraseJson.readWithWords("Moto G7 said \"no\".")).isEqualTo(words);
        assertThat(PhraseJson.readWithWords("").isNone()).isTrue();
        assertThat(KEYS.say(PhraseJson.readWithWords(kept))).isEqualTo("prompt.TOO_LONG[2000|1024|{2}]");
        assertThat(PhraseJson.readWithWords(kept.replace("TOO_LONG", "NEWER"))).isEqualTo(tooLong);
    }

    @Test
    void incidentsOfEarlierVersionsAreToldInEnglish() {
        assertThat(PhraseJson.read(null, "It ended.")).isEqualTo(Phrase.verbatim("It ended."));
    }

    /** What only exceptions of this program say by themselves is not kept, but for why a row cannot be asked. */
    @Test
    void everyWordingThatMayBeKeptIsRead() {
        List<Wording> all = AllWordings.constants();

        assertThat(all.stream().map(Object::getClass).distinct())
                .containsExactlyInAnyOrderElementsOf(AllWordings.classes());
        assertThat(PhraseJson.wordings())
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(wording -> wording instanceof InputException.Reason
                                || wording.getClass().getEnclosingClass() == null)
                        .toList());
    }
}
