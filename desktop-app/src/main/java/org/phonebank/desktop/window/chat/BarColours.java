package org.phonebank.desktop.window.chat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Background;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/** The colours of the style sheet for a canvas, which has none of its own: backgrounds of regions that nobody sees. */
final class BarColours extends Pane {
    /** Phones beyond them begin again with the first colour. */
    static final int PHONES = 8;

    private final List<Region> phones = new ArrayList<>();
    private final Region link = sample("bar-link");
    private final Region waiting = sample("bar-waiting");
    private final Region elsewhere = sample("bar-elsewhere");
    private final Region chosen = sample("bar-chosen");

    BarColours() {
        setManaged(false);
        setVisible(false);
        for (int i = 0; i < PHONES; i++) {
            phones.add(sample(phoneClass(i)));
        }
        getChildren().addAll(phones);
        getChildren().addAll(link, waiting, elsewhere, chosen);
    }

    /** Style class of a phone's colour. */
    static String phoneClass(int phone) {
        return phone == PhoneTime.THIS_COMPUTER ? "bar-elsewhere" : "bar-phone-" + (Math.floorMod(phone, PHONES) + 1);
    }

    /** The style sheet may say something else at any time. */
    void whenChanged(Runnable action) {
        chosen.backgroundProperty().subscribe((before, now) -> action.run());
    }

    Paint phone(int number) {
        return paint(phones.get(Math.floorMod(number, PHONES)));
    }

    Paint link() {
        return paint(link);
    }

    Paint waiting() {
        return paint(waiting);
    }

    Paint elsewhere() {
        return paint(elsewhere);
    }

    Paint chosen() {
        return paint(chosen);
    }

    private static Region sample(String styleClass) {
        Region region = new Region();
        region.getStyleClass().add(styleClass);
        return region;
    }

    private static Paint paint(Region region) {
        Background background = region.getBackground();
        return background == null || background.getFills().isEmpty()
                ? Color.TRANSPARENT
                : background.getFills().get(0).getFill();
    }
}
