package org.phonebank.desktop.window.notices;

import java.time.Duration;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Notices;

/** Shows new notices for a while; the list shows them all, and while it is open nothing pops up beside it. */
public final class NoticesViewModel {
    private static final int MOST_TOASTS = 3;

    private final Notices notices;
    private final ObservableList<Notice> toasts = FXCollections.observableArrayList();
    private final ObservableList<Notice> shown = FXCollections.unmodifiableObservableList(toasts);
    private final BooleanProperty listed = new SimpleBooleanProperty(this, "listed");
    private final ListChangeListener<Notice> follow = this::follow;

    public NoticesViewModel(Notices notices) {
        this.notices = notices;
        listed.subscribe(open -> {
            if (open) {
                toasts.clear();
                notices.markRead();
            }
        });
    }

    /** Follows the notices until the subscription is ended. */
    public Subscription attach() {
        notices.all().addListener(follow);
        return () -> {
            listed.set(false);
            notices.all().removeListener(follow);
        };
    }

    private void follow(ListChangeListener.Change<? extends Notice> change) {
        while (change.next()) {
            toasts.removeAll(change.getRemoved());
            if (listed.get()) {
                notices.markRead();
            } else {
                change.getAddedSubList().stream()
                        .filter(notice -> !notice.quiet())
                        .forEach(toasts::add);
            }
        }
        while (toasts.size() > MOST_TOASTS) {
            toasts.remove(0);
        }
    }

    /** How long a toast stays unless somebody looks at it. */
    static Duration stay(Notice notice) {
        return switch (notice.tone()) {
            case NEUTRAL, ACCENT, SUCCESS -> Duration.ofSeconds(notice.offer().isPresent() ? 8 : 5);
            case WARNING -> Duration.ofSeconds(10);
            case DANGER -> Duration.ofSeconds(20);
        };
    }

    /** The toast goes; the list keeps what it said. */
    public void expire(Notice notice) {
        toasts.remove(notice);
    }

    /** Somebody has read it. */
    public void dismiss(Notice notice) {
        toasts.remove(notice);
        notices.dismiss(notice);
    }

    public void clear() {
        notices.clear();
    }

    public void toggleList() {
        listed.set(!listed.get());
    }

    /** Whether the list is open. */
    public BooleanProperty listedProperty() {
        return listed;
    }

    /** Newest last. */
    public ObservableList<Notice> toasts() {
        return shown;
    }

    /** Newest first. */
    public ObservableList<Notice> all() {
        return notices.all();
    }

    public ReadOnlyIntegerProperty unreadProperty() {
        return notices.unreadProperty();
    }
}
