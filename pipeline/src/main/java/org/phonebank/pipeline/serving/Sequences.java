package org.phonebank.pipeline.serving;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.protocol.frame.Frame;

/** The sequences that are not forgotten. Confined to the turnstile. */
final class Sequences {
    private final ServingCore core;
    private final Map<Long, ServedSequence> byId = new HashMap<>();

    Sequences(ServingCore core) {
        this.core = core;
    }

    ServedSequence open(long id) {
        ServedSequence known = byId.get(id);
        if (known != null) {
            return known;
        }
        ServedSequence opened = new ServedSequence(core, id);
        opened.follow(core.stages.all());
        byId.put(id, opened);
        return opened;
    }

    CompletableFuture<Void> forget(long id) {
        ForgetRequest.Forgetting forgetting = new ForgetRequest.Forgetting(core.turnstile);
        ServedSequence sequence = byId.remove(id);
        if (sequence != null) {
            StageException cause = new StageException(
                    "this lab", StageException.Reason.CLOSED, "Sequence " + id + " was dropped while it was computed.");
            for (ReplicaState replica : sequence.close(cause)) {
                forgetting.begin();
                Frame frame = Frame.forget(0, id);
                replica.send(new ForgetRequest(replica, frame, core.runtime.nanoTime(), forgetting));
            }
        }
        forgetting.done();
        return forgetting.all;
    }

    void follow(List<StageState> stages) {
        new ArrayList<>(byId.values()).forEach(sequence -> sequence.follow(stages));
    }

    void pump() {
        byId.values().forEach(ServedSequence::pump);
    }

    void close(StageException cause) {
        byId.values().forEach(sequence -> sequence.close(cause));
        byId.clear();
    }

    int count() {
        return byId.size();
    }

    long positions() {
        return byId.values().stream().mapToLong(ServedSequence::positions).sum();
    }

    int openSteps() {
        return byId.values().stream().mapToInt(ServedSequence::openSteps).sum();
    }
}
