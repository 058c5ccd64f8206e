package org.phonebank.desktop.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phonebank.desktop.history.AnswerFigures;
import org.phonebank.desktop.history.HistoryException;
import org.phonebank.desktop.history.HistoryReader;
import org.phonebank.desktop.history.Metric;
import org.phonebank.desktop.history.PastPhone;
import org.phonebank.desktop.history.PastRun;
import org.phonebank.desktop.history.TelemetrySpan;
import org.phonebank.desktop.incident.Incident;

/**
 * A run with what shall be shown of it.
 *
 * @param incidents the latest of those that were asked for, oldest first
 * @param answers the latest, oldest first; none in a list of several runs
 * @param telemetry by serial; none in a list of several runs
 */
record KeptRun(
        PastRun run,
        List<Incident> incidents,
        List<AnswerFigures> answers,
        Map<String, Map<Metric, TelemetrySpan>> telemetry) {
    private static final int MOST_IN_A_LIST = 20;
    private static final int MOST_ALONE = 10_000;

    /** One of several. */
    static KeptRun listed(HistoryReader reader, PastRun run) throws HistoryException {
        return new KeptRun(run, reader.incidents(run.id(), MOST_IN_A_LIST), List.of(), Map.of());
    }

    /** One of several, as far as it is about a phone. */
    static KeptRun ofPhone(HistoryReader reader, PastRun run, String serial) throws HistoryException {
        return new KeptRun(
                run,
                reader.incidentsWith(run.id(), serial, MOST_ALONE),
                List.of(),
                Map.of(serial, reader.summary(run.id(), serial)));
    }

    /** All of it. */
    static KeptRun whole(HistoryReader reader, PastRun run) throws HistoryException {
        Map<String, Map<Metric, TelemetrySpan>> telemetry = new LinkedHashMap<>();
        for (PastPhone phone : run.phones()) {
            telemetry.put(phone.serial(), reader.summary(run.id(), phone.serial()));
        }
        return new KeptRun(
                run, reader.incidents(run.id(), MOST_ALONE), reader.answers(run.id(), MOST_ALONE), telemetry);
    }
}
