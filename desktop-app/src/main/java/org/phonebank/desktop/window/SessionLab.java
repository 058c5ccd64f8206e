package org.phonebank.desktop.window;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.ChatHandle;
import org.phonebank.desktop.lab.ChatListener;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabSession;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.VirtualFaults;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.partitioner.tokenizer.ChatMessage;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

/** The window's lab on a real session. */
final class SessionLab implements Lab {
    private final LabSettings settings;
    private final ChatSettings chatSettings;
    private final VirtualFaults faults;
    private Consumer<LabEvent> listener = event -> {};
    private @Nullable LabSession session;

    SessionLab(LabSettings settings, ChatSettings chatSettings) {
        this.settings = settings;
        this.chatSettings = chatSettings;
        this.faults = new VirtualFaults(settings.data());
    }

    @Override
    public void start(Consumer<LabEvent> labListener) {
        listener = labListener;
        session = LabSession.start(settings, listener::accept);
    }

    @Override
    public void cancel() {
        session().cancel();
    }

    @Override
    public void retry() {
        if (session().state() == LabState.STOPPED) {
            // A session that was cancelled has released everything and cannot go on.
            session().close();
            session = LabSession.start(settings, listener::accept);
        } else {
            session().retry();
        }
    }

    @Override
    public ChatHandle chat(List<ChatMessage> conversation, ChatListener listener) {
        return session().chat(conversation, chatSettings, listener);
    }

    @Override
    public CompletableFuture<FaultRequest> cause(String serial, FaultRequest fault) {
        return faults.cause(serial, fault);
    }

    @Override
    public CompletableFuture<Set<Fault>> lastingFaults(String serial) {
        return faults.lasting(serial);
    }

    @Override
    public void close() {
        faults.close();
        if (session != null) {
            session.close();
        }
    }

    private LabSession session() {
        if (session == null) {
            throw new IllegalStateException("The lab has not been started.");
        }
        return session;
    }
}
