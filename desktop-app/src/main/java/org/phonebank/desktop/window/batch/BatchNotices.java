package org.phonebank.desktop.window.batch;

import java.nio.file.Path;
import org.phonebank.desktop.batch.BatchProgress;
import org.phonebank.desktop.batch.BatchState;
import org.phonebank.desktop.batch.BatchTask;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.data.StackTraces;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.Tone;

/** Tells in passing what happened to batches, for those who look at another page. */
final class BatchNotices {
    private final Desk desk;

    BatchNotices(Desk desk) {
        this.desk = desk;
    }

    /** A batch ended; whoever looks at it sees that. */
    void ended(BatchTask task, BatchProgress end) {
        if (desk.navigator().pageProperty().get() == Page.BATCH) {
            return;
        }
        String name = String.valueOf(task.input().path().getFileName());
        Notice.Remedy show = new Notice.Remedy(
                text("batch.notice.show"), () -> desk.navigator().show(Page.BATCH));
        if (end.state() == BatchState.DONE) {
            String results =
                    end.resultsFile().map(Path::getFileName).map(Path::toString).orElse("");
            desk.notices().tell(Tone.SUCCESS, text("batch.notice.done", name), results, show);
        } else {
            end.problem().ifPresent(problem -> desk.notices()
                    .tell(
                            Tone.DANGER,
                            text("batch.notice.failed", name),
                            desk.messages().say(problem),
                            show));
        }
    }

    /** Something went wrong beside a batch. */
    void failed(Throwable cause) {
        String sentence = desk.messages().say(Causes.tell(cause));
        desk.notices().fail(text("batch.notice.trouble"), sentence, StackTraces.text(cause));
    }

    private String text(String key, Object... arguments) {
        return desk.messages().text(key, arguments);
    }
}
