package org.phonebank.desktop.window.chain;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Views;

/** The cards that are shown; each is made once and lives as long as its phone is there. */
final class CardViews {
    private final ChainTools tools;
    private final CardDrag drag;
    private final StringProperty selected;
    private final Messages messages;
    private final Views views;
    private final Map<PhoneCardViewModel, CardView> all = new HashMap<>();

    /** A card. */
    record CardView(Node node, PhoneCardController controller) {}

    CardViews(ChainTools tools, CardDrag drag, StringProperty selected, Messages messages, Views views) {
        this.tools = tools;
        this.drag = drag;
        this.selected = selected;
        this.messages = messages;
        this.views = views;
        selected.subscribe(serial -> all.forEach((phone, view) -> showSelected(phone, view.controller())));
    }

    CardView of(PhoneCardViewModel phone) {
        return all.computeIfAbsent(phone, this::make);
    }

    void keepOnly(Collection<PhoneCardViewModel> phones) {
        all.keySet().retainAll(phones);
    }

    /** Serial of the phone whose card is there. */
    Optional<String> at(Point2D inScene) {
        return all.entrySet().stream()
                .filter(entry -> {
                    Node node = entry.getValue().node();
                    return node.getScene() != null && node.contains(node.sceneToLocal(inScene));
                })
                .map(entry -> entry.getKey().serial())
                .findFirst();
    }

    private CardView make(PhoneCardViewModel phone) {
        PhoneCardController controller = new PhoneCardController(phone, tools, messages);
        Node node = views.load("phone-card.fxml", Map.of(PhoneCardController.class, () -> controller));
        controller.dragBy(drag);
        node.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                node.requestFocus();
                selected.set(phone.serial());
            }
        });
        node.focusedProperty().subscribe(focused -> {
            if (focused) {
                tools.placement().over(phone.serial());
            }
        });
        showSelected(phone, controller);
        return new CardView(node, controller);
    }

    private void showSelected(PhoneCardViewModel phone, PhoneCardController controller) {
        controller.setSelected(phone.serial().equals(selected.get()));
    }
}
