package org.phonebank.desktop.window;

import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.window.base.Lab;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;

/** The one thing that is most wrong now: a lab that failed, else a phone that needs a hand. */
public final class BannerViewModel {
    private final Lab lab;
    private final Messages messages;
    private final ObjectProperty<@Nullable BannerContent> content = new SimpleObjectProperty<>();
    private LabState before = LabState.STOPPED;
    private @Nullable BannerContent failure;
    private @Nullable BannerContent phoneTrouble;
    private @Nullable BannerContent dismissed;

    public BannerViewModel(Lab lab, Messages messages) {
        this.lab = lab;
        this.messages = messages;
    }

    public void showState(LabState state, String text) {
        if (state == LabState.FAILED) {
            String title = messages.text(before == LabState.PREPARING ? "banner.unprepared" : "banner.broken");
            failure = new BannerContent(Tone.DANGER, title, text, true);
        } else {
            failure = null;
        }
        before = state;
        show();
    }

    public void showPhones(List<PhoneView> phones) {
        List<PhoneView> troubled =
                phones.stream().filter(BannerViewModel::needsAHand).toList();
        if (troubled.isEmpty()) {
            phoneTrouble = null;
        } else if (troubled.size() == 1) {
            PhoneView phone = troubled.get(0);
            phoneTrouble = new BannerContent(
                    Tone.WARNING,
                    messages.text("banner.phone", phone.name(), messages.text("phone.state", phone.state())),
                    phone.explanation(),
                    false);
        } else {
            phoneTrouble = new BannerContent(
                    Tone.WARNING,
                    messages.text("banner.phones", troubled.size()),
                    messages.text(
                            "banner.phones.text",
                            String.join(
                                    ", ", troubled.stream().map(PhoneView::name).toList())),
                    false);
        }
        show();
    }

    /** Hides the banner until something else is wrong. */
    public void dismiss() {
        dismissed = content.get();
        show();
    }

    public void retry() {
        lab.retry();
    }

    private void show() {
        BannerContent worst = failure != null ? failure : phoneTrouble;
        if (!Objects.equals(worst, dismissed)) {
            dismissed = null;
        }
        content.set(dismissed == null ? worst : null);
    }

    private static boolean needsAHand(PhoneView phone) {
        return switch (phone.state()) {
            case READY, CONNECTING, DUPLICATE -> false;
            case UNAUTHORIZED, OFFLINE, NO_PERMISSION, VANISHED -> true;
        };
    }

    /** Null while nothing is wrong. */
    public ReadOnlyObjectProperty<@Nullable BannerContent> contentProperty() {
        return content;
    }
}
