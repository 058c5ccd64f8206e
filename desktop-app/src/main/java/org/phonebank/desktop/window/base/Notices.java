package org.phonebank.desktop.window.base;

import java.time.InstantSource;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What people were told in passing, newest first; the window shows new ones for a moment and lists the others. On the UI thread. */
public final class Notices {
    private static final int MOST = 100;

    private final InstantSource clock;
    private final ObservableList<Notice> all = FXCollections.observableArrayList();
    private final ObservableList<Notice> shown = FXCollections.unmodifiableObservableList(all);
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();

    public Notices(InstantSource clock) {
        this.clock = clock;
    }

    public void tell(Tone tone, String title, String text) {
        tell(new Notice(clock.instant(), tone, title, text, "", null, false));
    }

    public void tell(Tone tone, String title, String text, Notice.Remedy remedy) {
        tell(new Notice(clock.instant(), tone, title, text, "", remedy, false));
    }

    /** Something that the window shows elsewhere, too: it is listed and does not pop up. */
    public void note(Tone tone, String title, String text, Notice.Remedy remedy) {
        tell(new Notice(clock.instant(), tone, title, text, "", remedy, true));
    }

    /** Something that went wrong; the details are for those who want to know more. */
    public void fail(String title, String text, String details) {
        tell(new Notice(clock.instant(), Tone.DANGER, title, text, details, null, false));
    }

    private void tell(Notice notice) {
        unread.set(Math.min(MOST, unread.get() + 1));
        all.add(0, notice);
        if (all.size() > MOST) {
            all.remove(all.size() - 1);
        }
    }

    /** Takes one off the list. */
    public void dismiss(Notice notice) {
        all.remove(notice);
        unread.set(Math.min(unread.get(), all.size()));
    }

    public void markRead() {
        unread.set(0);
    }

    public void clear() {
        all.clear();
        markRead();
    }

    public ObservableList<Notice> all() {
        return shown;
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }
}
