package org.phonebank.partitioner.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModelPackageExceptionTest {
    @Test
    void namesOfStrangersBreakNoLinesAndSteerNoTerminal() {
        assertThat(new ModelPackageException("The tensor \"a\r\n  b\u001b[2Jc\u202ed\u0000\" is missing."))
                .hasMessage("The tensor \"a b?[2Jc?d?\" is missing.");
    }

    /** Looking for line breaks among so many spaces would take for ever. */
    @Test
    void namesWithoutEndAreCut() {
        assertThat(new ModelPackageException("x" + " ".repeat(10_000_000) + "y"))
                .hasMessage("x" + " ".repeat(3999) + "…");
    }

    @Test
    void sentencesStayAsTheyAre() {
        String sentence = "The file /models/größe/模型.onnx ends early: 3 of 4 bytes; download it again…";
        assertThat(new ModelPackageException(sentence, new IllegalStateException()))
                .hasMessage(sentence);
    }
}
