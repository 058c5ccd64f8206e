package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.lab.LabEvent.StepChanged;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.StepState;

class LabReportTest {
    private final List<LabEvent> events = new ArrayList<>();
    private final LabReport report = new LabReport(events::add);

    @Test
    void stepThatFailsHasFailed() {
        report.failed(LabStep.CUT_MODEL, new LabException(Phrase.verbatim("The disk is full.")));

        assertThat(events)
                .isEqualTo(List.of(new StepChanged(
                        "",
                        LabStep.CUT_MODEL,
                        StepState.FAILED,
                        0,
                        "The disk is full.",
                        Phrase.verbatim("The disk is full."))));
    }

    @Test
    void stepThatFailsBecauseAllWasStoppedHasNotFailed() {
        report.whenStopped(() -> true);

        assertThatThrownBy(() -> report.during(LabStep.FIND_PHONES, LabReportTest::breakOff, found -> "found"))
                .isInstanceOf(LabException.class);

        assertThat(events)
                .isEqualTo(List.of(
                        new StepChanged("", LabStep.FIND_PHONES, StepState.RUNNING, 0, ""),
                        new StepChanged("", LabStep.FIND_PHONES, StepState.STOPPED, 0, "")));
    }

    private static String breakOff() throws LabException {
        throw new LabException(Phrase.verbatim("The connection broke."));
    }
}
