package org.phonebank.desktop.window.monitor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.monitor.ChartStyle.Swatch;

/**
 * Tiles of equal size in rows, of which only those that can be seen exist. Arrow keys go from tile to tile, Enter opens one.
 */
public final class TileGrid extends ScrollPane {
    private static final double TILE_WIDTH_EMS = 18;
    private static final double TILE_HEIGHT_EMS = 12;
    private static final double GAP = 10;
    /** Between the tiles and the scroll bar. */
    private static final double BAR_GAP = 4;

    private final Sheet sheet = new Sheet();
    private final Map<TileViewModel, PhoneTile> live = new HashMap<>();
    private final ArrayDeque<PhoneTile> spare = new ArrayDeque<>();
    private ObservableList<TileViewModel> tiles = FXCollections.observableArrayList();
    private Consumer<String> open = serial -> {};
    private @Nullable Messages messages;
    private @Nullable ChartStyle style;
    private @Nullable TimeWindow window;
    private @Nullable TileViewModel current;
    private String selected = "";

    /** Makes one that shows nothing yet. */
    public TileGrid() {
        getStyleClass().addAll("tile-grid", "plain-scroll");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setContent(sheet);
        vvalueProperty().subscribe(sheet::requestLayout);
        viewportBoundsProperty().subscribe(sheet::requestLayout);
        sheet.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        sheet.addEventHandler(MouseEvent.MOUSE_CLICKED, this::click);
    }

    /**
     * Begins to show tiles.
     *
     * @param opening told the serial of the phone that a person wants to see in full
     * @return ends it
     */
    Subscription show(
            ObservableList<TileViewModel> shown, Messages words, ChartStyle drawnWith, Consumer<String> opening) {
        tiles = shown;
        messages = words;
        style = drawnWith;
        open = opening;
        ListChangeListener<TileViewModel> changed = change -> sheet.requestLayout();
        InvalidationListener restyled = change -> {
            sheet.requestLayout();
            live.values().forEach(PhoneTile::drawAgain);
        };
        tiles.addListener(changed);
        drawnWith.versionProperty().addListener(restyled);
        return () -> {
            tiles.removeListener(changed);
            drawnWith.versionProperty().removeListener(restyled);
            live.values().forEach(tile -> tile.show(null));
        };
    }

    /** Draws the tiles that can be seen. */
    void draw(TimeWindow now) {
        window = now;
        live.values().forEach(tile -> tile.draw(now));
    }

    /** Marks the tile of the phone that is shown in full; "" for none. */
    void select(String serial) {
        selected = serial;
        live.forEach((tile, node) -> node.select(tile.serial().equals(serial)));
    }

    /** Scrolls to a tile. */
    void reveal(String serial) {
        for (int i = 0; i < tiles.size(); i++) {
            if (tiles.get(i).serial().equals(serial)) {
                reveal(i);
            }
        }
    }

    private void reveal(int index) {
        double height = getViewportBounds().getHeight();
        double hidden = sheet.getHeight() - height;
        if (hidden <= 0) {
            return;
        }
        double top = sheet.top(index);
        double bottom = top + sheet.tileHeight();
        double scrolled = getVvalue() * hidden;
        double wanted = top < scrolled ? top : bottom > scrolled + height ? bottom - height : scrolled;
        setVvalue(Math.max(0, Math.min(1, wanted / hidden)));
    }

    private void press(KeyEvent key) {
        int at = current == null ? -1 : tiles.indexOf(current);
        if (at < 0) {
            return;
        }
        int columns = sheet.columns();
        switch (key.getCode()) {
            case LEFT -> focus(at - 1);
            case RIGHT -> focus(at + 1);
            case UP -> focus(at - columns);
            case DOWN -> focus(at + columns);
            case HOME -> focus(0);
            case END -> focus(tiles.size() - 1);
            case ENTER, SPACE -> open.accept(tiles.get(at).serial());
            default -> {
                return;
            }
        }
        key.consume();
    }

    /** Gives the focus to the tile that had it last, when what had it meanwhile is gone. */
    void focusAgain() {
        focus(current == null ? -1 : tiles.indexOf(current));
    }

    private void focus(int index) {
        if (index >= 0 && index < tiles.size()) {
            current = tiles.get(index);
            reveal(index);
            sheet.arrange();
            PhoneTile node = live.get(current);
            if (node != null) {
                node.requestFocus();
            }
        }
    }

    private void click(MouseEvent click) {
        if (click.getButton() == MouseButton.PRIMARY) {
            for (Map.Entry<TileViewModel, PhoneTile> entry : live.entrySet()) {
                if (entry.getValue().getBoundsInParent().contains(click.getX(), click.getY())) {
                    current = entry.getKey();
                    entry.getValue().requestFocus();
                    open.accept(entry.getKey().serial());
                    return;
                }
            }
        }
    }

    /** What is scrolled. */
    private final class Sheet extends Region {
        private double em() {
            return style == null ? 1 : style.font(Swatch.VALUE).getSize();
        }

        double tileHeight() {
            return Math.round(TILE_HEIGHT_EMS * em());
        }

        int columns() {
            return (int) Math.max(1, (getWidth() + GAP) / (TILE_WIDTH_EMS * em() + GAP));
        }

        double top(int index) {
            return Math.floorDiv(index, columns()) * (tileHeight() + GAP);
        }

        @Override
        protected double computePrefHeight(double width) {
            int columns = (int) Math.max(1, ((width < 0 ? getWidth() : width) + GAP) / (TILE_WIDTH_EMS * em() + GAP));
            int rows = (tiles.size() + columns - 1) / columns;
            return Math.max(0, rows * (tileHeight() + GAP) - GAP);
        }

        @Override
        public javafx.geometry.Orientation getContentBias() {
            return javafx.geometry.Orientation.HORIZONTAL;
        }

        @Override
        protected void layoutChildren() {
            arrange();
        }

        /** Makes the tiles that can be seen, and lets go of the others, but never of the one with the focus. */
        void arrange() {
            double height = getViewportBounds().getHeight();
            double scrolled = Math.max(0, getVvalue() * (getHeight() - height));
            int columns = columns();
            double pitch = tileHeight() + GAP;
            int first = (int) (Math.max(0, Math.floor(scrolled / pitch)) * columns);
            int end = (int) Math.min(tiles.size(), Math.ceil((scrolled + height) / pitch) * columns);
            List<Integer> wanted = new ArrayList<>();
            Set<TileViewModel> kept = new HashSet<>();
            for (int i = 0; i < tiles.size(); i++) {
                PhoneTile node = live.get(tiles.get(i));
                if ((i >= first && i < end) || (node != null && node.isFocused())) {
                    wanted.add(i);
                    kept.add(tiles.get(i));
                }
            }
            letGo(kept);
            double width = Math.floor((getWidth() - BAR_GAP - (columns - 1) * GAP) / columns);
            TileViewModel entrance = kept.contains(current) || wanted.isEmpty() ? current : tiles.get(wanted.get(0));
            for (int i : wanted) {
                PhoneTile node = node(tiles.get(i));
                // One stop for the tabulator key; from there the arrow keys go on.
                node.setFocusTraversable(tiles.get(i) == entrance);
                node.resizeRelocate((i % columns) * (width + GAP), top(i), width, tileHeight());
                node.layout();
            }
        }

        private void letGo(Set<TileViewModel> kept) {
            live.entrySet().removeIf(entry -> {
                if (kept.contains(entry.getKey())) {
                    return false;
                }
                entry.getValue().show(null);
                entry.getValue().setVisible(false);
                spare.add(entry.getValue());
                return true;
            });
        }

        private PhoneTile node(TileViewModel tile) {
            return live.computeIfAbsent(tile, shown -> {
                PhoneTile node = spare.isEmpty() ? added() : spare.removeFirst();
                node.setVisible(true);
                node.show(shown);
                node.select(shown.serial().equals(selected));
                if (node.isFocused()) {
                    current = shown;
                }
                if (window != null) {
                    node.draw(window);
                }
                return node;
            });
        }

        private PhoneTile added() {
            if (messages == null || style == null) {
                throw new IllegalStateException("There is nothing to show yet.");
            }
            PhoneTile node = new PhoneTile(messages, style);
            node.setManaged(false);
            node.focusedProperty().subscribe(focused -> {
                if (focused && node.shown() != null) {
                    current = node.shown();
                }
            });
            getChildren().add(node);
            // It is made while the page is laid out, when styles have been applied already.
            node.applyCss();
            return node;
        }
    }
}
