package org.phonebank.desktop.window.batch;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import org.phonebank.desktop.batch.KeptBatch;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Dialogs.Question;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;

/** Batches of earlier times, which can go on. */
public final class EarlierViewModel {
    private final BatchSession session;
    private final Desk desk;
    private final Messages messages;
    private final DateTimeFormatter time;
    private final ReadOnlyObjectWrapper<List<EarlierBatch>> batches = new ReadOnlyObjectWrapper<>(List.of());
    private final Subscription subscription;

    EarlierViewModel(BatchSession session, Desk desk) {
        this.session = session;
        this.desk = desk;
        this.messages = desk.messages();
        ZoneId zone = desk.clock().getZone();
        this.time = new DateTimeFormatterBuilder()
                .append(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM))
                .appendPattern(" HH:mm")
                .toFormatter(messages.locale())
                .withZone(zone);
        this.subscription = session.earlier()
                .batchesProperty()
                .subscribe(kept -> batches.set(kept.stream().map(this::words).toList()));
    }

    ReadOnlyObjectProperty<List<EarlierBatch>> batchesProperty() {
        return batches.getReadOnlyProperty();
    }

    /** Shows what the batch asked, ready to go on. */
    void takeUp(EarlierBatch batch) {
        session.takeUp(batch.batch());
    }

    /** Asks first. */
    void forget(EarlierBatch batch) {
        boolean sure = desk.dialogs()
                .confirm(new Question(
                        messages.text("batch.forget.title"),
                        messages.text("batch.forget.text", batch.name()),
                        messages.text("batch.forget"),
                        Tone.DANGER));
        if (sure) {
            session.earlier().forget(batch.batch());
        }
    }

    void close() {
        subscription.unsubscribe();
    }

    private EarlierBatch words(KeptBatch batch) {
        boolean complete = batch.complete();
        return new EarlierBatch(
                batch,
                String.valueOf(batch.input().getFileName()),
                messages.text(
                        "batch.earlier.details",
                        time.format(batch.changed()),
                        batch.template().strip().lines().findFirst().orElse("")),
                batch.running() ? messages.text("batch.earlier.running") : counts(batch),
                complete && batch.failed() == 0 ? Tone.SUCCESS : Tone.WARNING,
                messages.text(complete ? "batch.earlier.show" : "batch.earlier.continue"));
    }

    private String counts(KeptBatch batch) {
        if (!batch.complete()) {
            String partly = messages.text("batch.earlier.partly", batch.answered() + batch.failed(), batch.total());
            return batch.failed() == 0 ? partly : withFailed(partly, batch);
        }
        return batch.failed() == 0
                ? messages.text("batch.earlier.complete", batch.total())
                : withFailed(messages.text("batch.earlier.rows", batch.total()), batch);
    }

    private String withFailed(String rows, KeptBatch batch) {
        return rows + "  ·  " + messages.text("batch.counts.failed", batch.failed());
    }
}
