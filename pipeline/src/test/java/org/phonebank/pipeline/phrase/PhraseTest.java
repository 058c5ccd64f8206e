package org.phonebank.pipeline.phrase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.phonebank.pipeline.phrase.LayerWording.layers;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.manifest.LayerRange;

class PhraseTest {
    private enum Talk implements Wording {
        GOES("{0} {1,choice,1#goes|1<go} to {2}."),
        COMMA("{0}, {1}"),
        AND("{0} and {1}");

        private final String english;

        Talk(String english) {
            this.english = english;
        }

        @Override
        public String key() {
            return name();
        }

        @Override
        public String english() {
            return english;
        }
    }

    @Test
    void argumentsAreSaidInTheLanguageOfTheSentence() {
        Phrase goes = Phrase.of(Talk.GOES, layers(new LayerRange(4, 6)), 2, "Moto G7");
        Speaker french = new Speaker(
                Locale.FRENCH,
                wording -> wording == Talk.GOES
                        ? "Vers {2} : {0}."
                        : wording == LayerWording.LAYERS ? "couches {0}" : "{0}-{1}");

        assertThat(goes.english()).isEqualTo("layers 5–6 go to Moto G7.");
        assertThat(french.say(goes)).isEqualTo("Vers Moto G7 : couches 5-6.");
    }

    @Test
    void aClauseLosesItsFullStopInEveryScript() {
        assertThat(Phrase.clause(Phrase.verbatim("It ended.")).english()).isEqualTo("It ended");
        assertThat(Phrase.clause(Phrase.verbatim("終了しました。")).english()).isEqualTo("終了しました");
        assertThat(Phrase.clause(Phrase.verbatim("Moto G 7.1")).english()).isEqualTo("Moto G 7.1");
    }

    @Test
    void everySentenceBeginsWithACapitalLetter() {
        assertThat(Phrase.capitalised(Phrase.verbatim("pixel 2 ended. it is back."))
                        .english())
                .isEqualTo("Pixel 2 ended. It is back.");
    }

    @Test
    void partsAreEnumerated() {
        List<Phrase> parts = List.of(Phrase.verbatim("a"), Phrase.verbatim("b"), Phrase.verbatim("c"));

        assertThat(Phrase.join(parts, Talk.COMMA, Talk.AND).english()).isEqualTo("a, b and c");
        assertThat(Phrase.join(parts.subList(0, 2), Talk.COMMA, Talk.AND).english())
                .isEqualTo("a and b");
        assertThat(Phrase.join(parts.subList(0, 1), Talk.COMMA, Talk.AND)).isEqualTo(Phrase.verbatim("a"));
        assertThat(Phrase.join(List.of(), Talk.COMMA, Talk.AND)).isSameAs(Phrase.NONE);
    }

    @Test
    void layersAreNumberedFromOne() {
        assertThat(layers(new LayerRange(2, 3)).english()).isEqualTo("layer 3");
        assertThat(layers(List.of(new LayerRange(0, 2), new LayerRange(3, 4), new LayerRange(6, 9)))
                        .english())
                .isEqualTo("layers 1–2, 4 and 7–9");
    }

    @Test
    void whatCannotBeKeptIsNoArgument() {
        assertThatIllegalArgumentException().isThrownBy(() -> Phrase.of(Talk.COMMA, "a", 1.5));
    }
}
