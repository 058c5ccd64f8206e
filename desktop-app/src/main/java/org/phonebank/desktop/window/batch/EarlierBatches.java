package org.phonebank.desktop.window.batch;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.phonebank.desktop.batch.BatchService;
import org.phonebank.desktop.batch.KeptBatch;

/** The batches that are kept, latest first. On the UI thread. */
final class EarlierBatches {
    private static final int MOST = 50;

    private final BatchService service;
    private final Arrivals arrivals;
    private final Consumer<Throwable> trouble;
    private final ReadOnlyObjectWrapper<List<KeptBatch>> batches = new ReadOnlyObjectWrapper<>(List.of());

    /** @param trouble hears why they could not be read or changed */
    EarlierBatches(BatchService service, Arrivals arrivals, Consumer<Throwable> trouble) {
        this.service = service;
        this.arrivals = arrivals;
        this.trouble = trouble;
    }

    ReadOnlyObjectProperty<List<KeptBatch>> batchesProperty() {
        return batches.getReadOnlyProperty();
    }

    /** Reads them anew. */
    void refresh() {
        arrivals.receive(service.latest(MOST), batches::set, trouble);
    }

    void forget(KeptBatch batch) {
        arrivals.receive(service.forget(batch.id()), done -> refresh(), failure -> {
            trouble.accept(failure);
            refresh();
        });
    }
}
