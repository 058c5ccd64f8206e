package org.phonebank.desktop.window.batch;

import java.util.Map;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.PagePart;
import org.phonebank.desktop.window.base.PageView;
import org.phonebank.desktop.window.base.Views;

/** The page Batch. A batch that runs goes on whatever is shown. */
public final class BatchPart implements PagePart {
    private @Nullable BatchSession session;

    @Override
    public Page page() {
        return Page.BATCH;
    }

    @Override
    public PageView open(Desk desk, Views views) {
        BatchSession kept = session == null ? BatchSession.begin(desk) : session;
        session = kept;
        kept.speak(desk);
        BatchViewModel batch = new BatchViewModel(kept, desk);
        DraftViewModel draft = new DraftViewModel(kept, desk);
        RunViewModel run = new RunViewModel(kept, desk);
        EarlierViewModel earlier = new EarlierViewModel(kept, desk);
        return new PageView(
                views.load(
                        "batch.fxml",
                        Map.of(
                                BatchController.class,
                                () -> new BatchController(batch),
                                DraftController.class,
                                () -> new DraftController(draft, desk.messages()),
                                RunController.class,
                                () -> new RunController(run, desk.messages()),
                                EarlierController.class,
                                () -> new EarlierController(earlier, desk.messages()))),
                Subscription.combine(batch::close, draft::close, run::close, earlier::close));
    }

    @Override
    public void close() {
        if (session != null) {
            session.close();
        }
    }
}
