package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.failure.PhoneWording;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;

class SentencesTest {
    @Test
    void theLogOfAWorkerIsLeftOutOfASentence() {
        PhoneAdvice log = PhoneAdvice.of(PhoneProblem.LOG, "\n  Error\n  at Main");
        Phrase ended = PhoneWording.phrase(PhoneAdvice.of(PhoneProblem.WORKER_ENDED, "VP03", log));

        Phrase sentence = Sentences.firstLine(ended);

        assertThat(sentence.english()).isEqualTo("The worker on phone VP03 ended before it listened.");
        assertThat(sentence).isInstanceOf(Phrase.Said.class);
    }

    @Test
    void ofWhatTheSystemSaysTheFirstLineStays() {
        Phrase sentence = Sentences.firstLine(Causes.tell(new IOException("Broken pipe\nat some place")));

        assertThat(sentence.english()).isEqualTo("Broken pipe");
    }
}
