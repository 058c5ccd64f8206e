package org.phonebank.tests.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.tests.support.ReferenceCase;

/** The sample model on virtual phones gives the golden answers, however many phones share it. */
class DemoReferenceTest {
    private static final int MAX_TOKENS = 48;

    @TempDir
    static Path data;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6})
    void everyAnswerAt32BitsIsTheReference(int phones) throws Exception {
        try (RunningLab lab = RunningLab.start(data, phones, 32)) {
            assertThat(lab.session().phones()).hasSize(phones).allSatisfy(phone -> assertThat(phone.shards())
                    .hasSize(1));
            SoftAssertions answers = new SoftAssertions();
            for (ReferenceCase reference : ReferenceCase.all()) {
                ChatResult answer = lab.ask(reference.messages(), ChatSettings.greedy(MAX_TOKENS));
                answers.assertThat(answer.promptTokenIds())
                        .as(reference.question())
                        .isEqualTo(reference.promptIds());
                answers.assertThat(answer.generation().tokenIds())
                        .as(reference.question())
                        .isEqualTo(reference.greedyIds());
            }
            answers.assertAll();
        }
    }

    @Test
    void atMostOneAnswerAt16BitsDiffers() throws Exception {
        int same = 0;
        try (RunningLab lab = RunningLab.start(data, 2, 16)) {
            for (ReferenceCase reference : ReferenceCase.all()) {
                ChatResult answer = lab.ask(reference.messages(), ChatSettings.greedy(MAX_TOKENS));
                same += answer.generation().tokenIds().equals(reference.greedyIds()) ? 1 : 0;
            }
        }
        assertThat(same).isGreaterThanOrEqualTo(ReferenceCase.all().size() - 1);
    }
}
