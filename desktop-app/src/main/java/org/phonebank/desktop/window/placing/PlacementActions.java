package org.phonebank.desktop.window.placing;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabEvent.Rearranging;
import org.phonebank.desktop.lab.Rearrangement;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Notices;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.pipeline.placement.Judgement.Refused;
import org.phonebank.pipeline.placement.Proposal;
import org.phonebank.pipeline.placement.Purpose;

/** What can be done with the whole placement, and why it cannot be just now: texts of obstacles are "" while it can. */
public final class PlacementActions {
    private final PlacementBoard board;
    private final Messages messages;
    private final Notices notices;
    private final RemarkWords remarks;
    private final StringProperty applyTitle = new SimpleStringProperty("");
    private final StringProperty applyObstacle = new SimpleStringProperty("");
    private final StringProperty undoObstacle = new SimpleStringProperty("");
    private final StringProperty redoObstacle = new SimpleStringProperty("");
    private final StringProperty discardObstacle = new SimpleStringProperty("");
    private final StringProperty chatObstacle = new SimpleStringProperty("");
    private final StringProperty batchObstacle = new SimpleStringProperty("");
    private final BooleanProperty underWay = new SimpleBooleanProperty();
    private final DoubleProperty progress = new SimpleDoubleProperty();
    private final StringProperty progressText = new SimpleStringProperty("");

    public PlacementActions(PlacementBoard board, Messages messages, Units units, Notices notices) {
        this.board = board;
        this.messages = messages;
        this.notices = notices;
        remarks = new RemarkWords(messages, units);
    }

    /** Follows the board until the subscription is ended. */
    public Subscription follow() {
        show(board.stateProperty().get());
        return board.stateProperty().subscribe((before, now) -> {
            show(now);
            if (now.rearranging() != null && !now.rearranging().equals(before.rearranging())) {
                tellEnd(now.rearranging(), now.applied());
            }
        });
    }

    private void show(PlacementState now) {
        applyTitle.set(messages.text(now.awaited() ? "lab.apply.first" : "lab.apply"));
        applyObstacle.set(applyObstacle(now));
        undoObstacle.set(now.undoable() ? "" : messages.text("lab.undo.nothing"));
        redoObstacle.set(now.redoable() ? "" : messages.text("lab.redo.nothing"));
        discardObstacle.set(now.changed() ? "" : messages.text("lab.discard.nothing"));
        chatObstacle.set(planObstacle(now, Purpose.CHAT));
        batchObstacle.set(planObstacle(now, Purpose.BATCH));
        underWay.set(now.underWay());
        Rearranging moving = now.rearranging();
        if (moving != null && now.underWay()) {
            progress.set(moving.phase() == Rearrangement.WAITING ? -1 : moving.fraction());
            progressText.set(messages.text("lab.rearranging", moving.phase()));
        }
    }

    private String applyObstacle(PlacementState now) {
        if (now.workbench().isEmpty()) {
            return messages.text("lab.apply.unready");
        }
        if (now.underWay()) {
            return messages.text("lab.apply.moving");
        }
        if (now.judgement().orElse(null) instanceof Refused refused) {
            return remarks.say(refused.why());
        }
        if (now.awaited()) {
            return "";
        }
        if (!now.lab().serves()) {
            return messages.text("lab.apply.unready");
        }
        return now.changed() ? "" : messages.text("lab.apply.nothing");
    }

    private String planObstacle(PlacementState now, Purpose purpose) {
        if (now.workbench().isEmpty()) {
            return messages.text("lab.apply.unready");
        }
        Proposal proposal = now.workbench().get().propose(purpose);
        if (proposal.arrangement().isEmpty()) {
            return remarks.say(proposal.remarks());
        }
        return proposal.arrangement().equals(now.wanted()) ? messages.text("lab.place.same") : "";
    }

    private void tellEnd(Rearranging ended, @Nullable Placed applied) {
        switch (ended.phase()) {
            case DONE -> notices.tell(Tone.SUCCESS, messages.text("lab.applied"), who(applied));
            case CANCELLED ->
                notices.tell(Tone.NEUTRAL, messages.text("lab.cancelled"), messages.text("lab.cancelled.text"));
            case FAILED -> notices.tell(Tone.DANGER, messages.text("lab.unapplied"), messages.say(ended.refusal()));
            case WAITING, LOADING -> {
                // Shown as it goes on.
            }
        }
    }

    private String who(@Nullable Placed applied) {
        return applied == null || applied.purpose() == null
                ? messages.text("lab.applied.text")
                : messages.text("lab.applied", applied.purpose());
    }

    public PlacementBoard board() {
        return board;
    }

    /** Names what applying does now. */
    public ReadOnlyStringProperty applyTitleProperty() {
        return applyTitle;
    }

    public ReadOnlyStringProperty applyObstacleProperty() {
        return applyObstacle;
    }

    public ReadOnlyStringProperty undoObstacleProperty() {
        return undoObstacle;
    }

    public ReadOnlyStringProperty redoObstacleProperty() {
        return redoObstacle;
    }

    public ReadOnlyStringProperty discardObstacleProperty() {
        return discardObstacle;
    }

    /** Why the planner can place nothing for chat. */
    public ReadOnlyStringProperty chatObstacleProperty() {
        return chatObstacle;
    }

    /** Why the planner can place nothing for batch. */
    public ReadOnlyStringProperty batchObstacleProperty() {
        return batchObstacle;
    }

    /** Whether layers are on their way. */
    public ReadOnlyBooleanProperty underWayProperty() {
        return underWay;
    }

    /** From 0 to 1; negative while it cannot be told. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress;
    }

    public ReadOnlyStringProperty progressTextProperty() {
        return progressText;
    }
}
