package org.phonebank.desktop.window.monitor;

import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.control.Tones;

/** One phone at a glance: its name, what is to be said of it, and four values with their sparklines. */
final class PhoneTile extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final int MOST_BADGES = 2;

    private final Messages messages;
    private final Label name = new Label();
    private final Tooltip wholeName = new Tooltip();
    private final HBox signs = new HBox();
    private final Label facts = new Label();
    private final TileCanvas values;
    private @Nullable TileViewModel shown;
    private Subscription showing = Subscription.EMPTY;

    PhoneTile(Messages messages, ChartStyle style) {
        this.messages = messages;
        values = new TileCanvas(style);
        getStyleClass().add("phone-tile");
        setAccessibleRole(AccessibleRole.BUTTON);
        name.getStyleClass().add("tile-name");
        name.setTooltip(wholeName);
        signs.getStyleClass().add("tile-signs");
        facts.getStyleClass().add("tile-facts");
        VBox.setVgrow(values, Priority.ALWAYS);
        getChildren().addAll(name, signs, values);
    }

    void show(@Nullable TileViewModel tile) {
        if (shown == tile) {
            return;
        }
        showing.unsubscribe();
        shown = tile;
        values.show(tile);
        if (tile == null) {
            showing = Subscription.EMPTY;
            return;
        }
        showing = Subscription.combine(
                tile.nameProperty().subscribe(words -> {
                    name.setText(words);
                    wholeName.setText(words);
                }),
                tile.factsProperty().subscribe(facts::setText),
                tile.badgesProperty().subscribe(this::showSigns));
    }

    /** Signs, and the facts as long as there is room for them. */
    private void showSigns(List<Badge> badges) {
        if (badges.isEmpty()) {
            signs.getChildren().setAll(facts);
            return;
        }
        signs.getChildren()
                .setAll(badges.stream().limit(MOST_BADGES).map(this::sign).toList());
        if (badges.size() > MOST_BADGES) {
            Label more = new Label(messages.text("monitor.badge.more", badges.size() - MOST_BADGES));
            more.getStyleClass().add("tile-facts");
            signs.getChildren().add(more);
        } else if (badges.size() == 1) {
            signs.getChildren().add(facts);
        }
    }

    private Label sign(Badge badge) {
        Label label = new Label(messages.text("monitor.badge", badge), new FontIcon(BadgeIcons.of(badge)));
        label.getStyleClass().addAll("state-pill", "small", "tile-sign");
        label.setTooltip(new Tooltip(messages.text("monitor.badge.why", badge)));
        label.setMinWidth(USE_PREF_SIZE);
        Tones.show(label, badge.tone());
        return label;
    }

    void draw(TimeWindow window) {
        values.draw(window);
    }

    void drawAgain() {
        values.drawAgain();
    }

    void select(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    @Nullable
    TileViewModel shown() {
        return shown;
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        // Put together only when asked for: it changes twice a second.
        return attribute == AccessibleAttribute.TEXT && shown != null
                ? shown.spoken()
                : super.queryAccessibleAttribute(attribute, parameters);
    }
}
