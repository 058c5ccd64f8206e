package org.phonebank.desktop.cli;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.phonebank.desktop.batch.Answerer;
import org.phonebank.desktop.batch.BatchModel;
import org.phonebank.desktop.incident.Incident;
import org.phonebank.desktop.lab.AwaitedAnswer;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.desktop.lab.LabSession;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.terminal.Console;
import org.phonebank.desktop.terminal.StepsView;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.pipeline.placement.Placement;

/** A lab session that a command drives and waits for; closing it releases everything. */
final class LabRun implements AutoCloseable {
    private final LabSession session;
    private final StepsView view;
    private final Interruption interruption;
    private final IncidentLog incidents;

    private LabRun(LabSession session, StepsView view, Interruption interruption, IncidentLog incidents) {
        this.session = session;
        this.view = view;
        this.interruption = interruption;
        this.incidents = incidents;
    }

    /** Begins, shows the steps, and stops when the person interrupts. */
    static LabRun start(CliContext context, LabSettings settings, StepsView view, Console console) {
        IncidentLog incidents = new IncidentLog(console::note);
        LabProgress progress = new LabProgress(view);
        LabSession session = LabSession.start(settings, event -> {
            progress.onEvent(event);
            incidents.onEvent(event);
        });
        context.interruption().onInterrupt(session::cancel);
        return new LabRun(session, view, context.interruption(), incidents);
    }

    /** Waits until the lab can answer; the steps are then left on the screen. */
    Placement awaitReady() throws LabException, InterruptedException {
        try {
            session.awaitReady();
        } finally {
            view.close();
        }
        return session.placement().orElseThrow(CancellationException::new);
    }

    /**
     * The model that answers.
     *
     * @throws CancellationException if Ctrl+C ended the lab meanwhile
     */
    BatchModel model() {
        return session.serving().map(BatchModel::of).orElseThrow(CancellationException::new);
    }

    /** Answers many questions at once. */
    Answerer answerer() {
        return new SessionAnswerer(session);
    }

    /** What surviving a phone costs, in words. */
    String resilience() {
        return session.resilienceCost().orElse("");
    }

    /** What happened and was not told yet. */
    List<String> news() {
        return incidents.news();
    }

    /** What happened so far. */
    List<Incident> incidents() {
        return incidents.all();
    }

    List<PhoneLayers> phones() {
        return session.phones().stream().flatMap(PhoneLayers::of).sorted().toList();
    }

    /** Whether the next message may be asked. */
    boolean canAnswer() {
        return session.state() == LabState.READY;
    }

    /**
     * Asks and waits; pieces of the answer come as soon as they are there.
     *
     * @throws CancellationException if Ctrl+C ended the process meanwhile
     */
    ChatResult ask(List<ChatMessage> messages, ChatSettings settings, Consumer<String> pieces)
            throws LabException, InterruptedException {
        AwaitedAnswer answer = new AwaitedAnswer(pieces);
        begin(messages, settings, answer);
        return await(answer);
    }

    /**
     * As {@link #ask}, but Ctrl+C only stops the answer, which then is what there is of it.
     *
     * @param leftOut hears how many of the oldest messages did not fit, if there are any
     */
    ChatResult askUntilStopped(
            List<ChatMessage> messages, ChatSettings settings, Consumer<String> pieces, IntConsumer leftOut)
            throws LabException, InterruptedException {
        AwaitedAnswer answer = new AwaitedAnswer(pieces, leftOut);
        ChatHandle asked = begin(messages, settings, answer);
        try (Interruption.Piece stoppable = interruption.stoppingOnly(asked::cancel)) {
            return await(answer);
        }
    }

    private ChatHandle begin(List<ChatMessage> messages, ChatSettings settings, AwaitedAnswer answer) {
        requireNotCancelled();
        return session.chat(messages, settings, answer);
    }

    @Override
    public void close() {
        view.close();
        session.close();
    }

    private ChatResult await(AwaitedAnswer answer) throws LabException, InterruptedException {
        try {
            ChatResult result = answer.result().get();
            if (result.generation().stopReason() == StopReason.CANCELLED) {
                requireNotCancelled();
            }
            return result;
        } catch (ExecutionException e) {
            // Ctrl+C reaches the virtual phones' workers too; that they are gone is then no news.
            requireNotCancelled();
            if (e.getCause() instanceof LabException failed) {
                throw failed;
            }
            throw new IllegalStateException(e);
        }
    }

    private void requireNotCancelled() {
        if (interruption.getAsBoolean()) {
            throw new CancellationException();
        }
    }
}
