package org.phonebank.tests.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.AwaitedAnswer;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.desktop.lab.LabSession;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.ModelSource;
import org.phonebank.desktop.lab.PhoneSource;
import org.phonebank.partitioner.tokenizer.ChatMessage;

/** A lab of virtual phones with the sample model, ready to be asked. */
final class RunningLab implements AutoCloseable {
    private static final long ANSWER_SECONDS = 120;

    private final LabSession session;

    private RunningLab(LabSession session) {
        this.session = session;
    }

    static RunningLab start(Path data, int phones, int bits) throws LabException, InterruptedException {
        LabSession session = LabSession.start(
                new LabSettings(
                        new DataFolder(data), new PhoneSource.OwnVirtual(phones), new ModelSource.Sample(), bits),
                event -> {});
        boolean ready = false;
        try {
            session.awaitReady();
            ready = true;
            return new RunningLab(session);
        } finally {
            if (!ready) {
                session.close();
            }
        }
    }

    ChatResult ask(List<ChatMessage> messages, ChatSettings settings) throws Exception {
        AwaitedAnswer answer = new AwaitedAnswer();
        session.chat(messages, settings, answer);
        return answer.result().get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    LabSession session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
    }
}
