package org.phonebank.desktop.window.notices;

import java.time.ZoneId;
import java.util.Map;
import javafx.scene.Parent;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Views;

/** Makes the cards of notices. */
public record NoticeCards(NoticesViewModel model, ZoneId zone, Messages messages, Views views) {
    /** A card and who binds it. */
    record Card(Parent root, NoticeController controller) {}

    Card make(Notice notice) {
        NoticeController controller = new NoticeController(notice, zone, messages, () -> model.dismiss(notice));
        return new Card(views.load("notice.fxml", Map.of(NoticeController.class, () -> controller)), controller);
    }
}
