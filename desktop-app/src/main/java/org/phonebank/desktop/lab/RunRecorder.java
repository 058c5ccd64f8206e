package org.phonebank.desktop.lab;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.history.Ending;
import org.phonebank.desktop.history.History;
import org.phonebank.desktop.history.PhoneInfo;
import org.phonebank.desktop.history.Run;
import org.phonebank.desktop.history.RunInfo;
import org.phonebank.protocol.v1.TelemetrySample;
import org.phonebank.provisioner.discovery.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what happens in one session in the history, from when its model is known. For any thread; never waits. */
final class RunRecorder {
    private static final Logger LOG = LoggerFactory.getLogger(RunRecorder.class);

    private final DataFolder data;
    private final String purpose;
    private final Set<String> phones = new HashSet<>();
    private @Nullable History history;
    private @Nullable Run run;

    /** @param purpose of the run, for people, such as "chat" */
    RunRecorder(DataFolder data, String purpose) {
        this.data = data;
        this.purpose = purpose;
    }

    synchronized void event(LabEvent event) {
        if (event instanceof LabEvent.ModelChosen model && run == null) {
            history = History.open(data.history(), LOG::warn);
            run = history.begin(new RunInfo(purpose, model.name(), model.bits(), model.layers()));
        }
        if (run == null) {
            return;
        }
        if (event instanceof LabEvent.PhonesChanged changed) {
            changed.phones().forEach(this::join);
        } else if (event instanceof LabEvent.Happened happened) {
            run.incident(happened.incident());
        } else if (event instanceof LabEvent.AnswerEnded ended) {
            run.answer(ended.figures());
        }
    }

    synchronized void sample(String serial, TelemetrySample sample) {
        if (run != null) {
            run.telemetry(serial, sample);
        }
    }

    /** Does nothing the second time. */
    synchronized void close(Ending ending) {
        if (run != null) {
            run.close(ending);
        }
        if (history != null) {
            history.close();
        }
        run = null;
        history = null;
    }

    private void join(PhoneView phone) {
        if (run != null && phone.memoryTotal() > 0 && phones.add(phone.serial())) {
            run.phone(new PhoneInfo(
                    phone.serial(), phone.name(), phone.memoryTotal(), phone.transport() == Transport.VIRTUAL));
        }
    }
}
