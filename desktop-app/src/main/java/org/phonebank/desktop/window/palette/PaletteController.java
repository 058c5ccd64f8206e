package org.phonebank.desktop.window.palette;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.control.Nodes;

/** Binds the palette: letters go into the field, arrows move the choice, Enter does it. */
public final class PaletteController {
    private static final int PAGE = 9;
    /** The field's letters, in those of the list. */
    private static final double FIELD_LETTERS = 1.1;
    /** Height of a command, in the list's letters. */
    private static final double LINE = 2.8;
    /** Of two lines: what can be done, and why it cannot be done now. */
    private static final double TWO_LINES = 2.3;

    private static final double AROUND_TWO_LINES = 14;
    private static final double FRAME = 14;

    private final PaletteViewModel palette;
    private @Nullable Node focusedBefore;
    private @Nullable PaletteEntry chosen;

    @FXML
    private StackPane scrim;

    @FXML
    private TextField field;

    @FXML
    private ListView<PaletteEntry> list;

    @FXML
    private Label nothing;

    public PaletteController(PaletteViewModel palette) {
        this.palette = palette;
    }

    @FXML
    void initialize() {
        Nodes.showWhile(scrim, palette.openProperty());
        field.textProperty().bindBidirectional(palette.queryProperty());
        list.setItems(palette.entries());
        list.setCellFactory(view -> new PaletteCell(palette));
        Nodes.showWhile(nothing, Bindings.isEmpty(palette.entries()));
        Nodes.showWhile(list, nothing.visibleProperty().not());
        list.prefHeightProperty()
                .bind(Bindings.createDoubleBinding(this::height, palette.entries(), field.fontProperty()));
        palette.entries().addListener((ListChangeListener<PaletteEntry>) change -> choose(0));
        // The palette may be open before its view is in the window.
        field.sceneProperty()
                .flatMap(scene -> palette.openProperty())
                .orElse(false)
                .subscribe(this::open);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::press);
        field.addEventFilter(KeyEvent.KEY_RELEASED, this::release);
        scrim.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getTarget() == scrim) {
                palette.openProperty().set(false);
            }
        });
        // Whoever leaves the field has left the palette: there is nothing else in it to be typed into.
        field.focusedProperty().subscribe(focused -> {
            if (!focused && isInUse()) {
                palette.openProperty().set(false);
            }
        });
    }

    /** Whether this view is in the window that people work with. */
    private boolean isInUse() {
        Scene scene = scrim.getScene();
        Window window = scene == null ? null : scene.getWindow();
        return window != null && window.isFocused();
    }

    /** Of the commands that are shown at a time, and no more. */
    private double height() {
        double letters = field.getFont().getSize() / FIELD_LETTERS;
        // Rows begin at whole pixels.
        double one = Math.ceil(LINE * letters);
        double two = Math.max(one, Math.ceil(AROUND_TWO_LINES + TWO_LINES * letters));
        return FRAME
                + palette.entries().stream()
                        .limit(PAGE)
                        .mapToDouble(entry -> entry.available() ? one : two)
                        .sum();
    }

    private void open(boolean open) {
        chosen = null;
        if (open) {
            focusedBefore = scrim.getScene().getFocusOwner();
            choose(0);
            field.requestFocus();
        } else if (focusedBefore != null) {
            focusedBefore.requestFocus();
            focusedBefore = null;
        }
    }

    private void press(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> choose(list.getSelectionModel().getSelectedIndex() + 1);
            case UP -> choose(list.getSelectionModel().getSelectedIndex() - 1);
            case PAGE_DOWN -> choose(list.getSelectionModel().getSelectedIndex() + PAGE);
            case PAGE_UP -> choose(list.getSelectionModel().getSelectedIndex() - PAGE);
            case ENTER -> chosen = list.getSelectionModel().getSelectedItem();
            case ESCAPE -> palette.openProperty().set(false);
            case TAB -> {}
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Not before the key is released: what gets the focus back would be pressed by the same key. */
    private void release(KeyEvent event) {
        PaletteEntry entry = chosen;
        if (event.getCode() == KeyCode.ENTER && entry != null) {
            chosen = null;
            event.consume();
            palette.run(entry);
        }
    }

    private void choose(int index) {
        int last = palette.entries().size() - 1;
        if (last >= 0) {
            int chosen = Math.max(0, Math.min(last, index));
            list.getSelectionModel().select(chosen);
            list.scrollTo(Math.max(0, chosen - PAGE / 2));
        }
    }
}
