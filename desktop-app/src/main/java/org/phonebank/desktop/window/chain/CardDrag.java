package org.phonebank.desktop.window.chain;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.placing.Grip;
import org.phonebank.desktop.window.placing.PlacementViewModel;

/** Dragging with the mouse: from a card or one of its layers to another card. */
final class CardDrag {
    private static final double THRESHOLD = 5;
    private static final double EDGE = 28;
    private static final double SCROLL_STEP = 14;

    private final PlacementViewModel placement;
    private final Function<Point2D, Optional<String>> targets;
    private final ScrollPane scroll;
    private final Label ghost = new Label();
    private @Nullable Point2D pressed;
    private Supplier<Optional<Grip>> grip = Optional::empty;

    /**
     * @param targets serial of the phone whose card is at a point of the scene, or that of {@link PlacementViewModel#STAND_BY}
     * @param overlay on which what is held follows the pointer
     */
    CardDrag(
            PlacementViewModel placement,
            Function<Point2D, Optional<String>> targets,
            ScrollPane scroll,
            Pane overlay) {
        this.placement = placement;
        this.targets = targets;
        this.scroll = scroll;
        ghost.getStyleClass().add("drag-ghost");
        ghost.setManaged(false);
        ghost.setVisible(false);
        ghost.textProperty().bind(placement.heldProperty());
        overlay.getChildren().add(ghost);
    }

    /**
     * Lets a node be dragged; the grip is asked for where the mouse was pressed, as soon as it is dragged: until then the
     * chain may change.
     */
    void from(Node node, Function<MouseEvent, Optional<Grip>> grips) {
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            pressed = event.getButton() == MouseButton.PRIMARY ? at(event) : null;
            grip = () -> grips.apply(event);
        });
        node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        node.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
    }

    private void drag(MouseEvent event) {
        Point2D start = pressed;
        if (start == null) {
            return;
        }
        event.consume();
        if (!ghost.isVisible()) {
            if (start.distance(at(event)) < THRESHOLD) {
                return;
            }
            grip.get().ifPresent(placement::take);
            ghost.setVisible(placement.holds());
        }
        if (!placement.holds()) {
            // It was given up with the escape key, or the chain has changed meanwhile.
            ghost.setVisible(false);
            pressed = null;
            return;
        }
        follow(event);
        scrollAtEdges(event);
        placement.over(targets.apply(at(event)).orElse(null));
    }

    private void follow(MouseEvent event) {
        Point2D local = ghost.getParent().sceneToLocal(at(event));
        ghost.autosize();
        double most = ((Pane) ghost.getParent()).getWidth() - ghost.getWidth();
        ghost.relocate(Math.max(0, Math.min(most, local.getX() + 12)), local.getY() + 14);
    }

    private void scrollAtEdges(MouseEvent event) {
        Point2D local = scroll.sceneToLocal(at(event));
        double hidden = scroll.getContent().getLayoutBounds().getHeight() - scroll.getHeight();
        if (hidden <= 0) {
            return;
        }
        if (local.getY() < EDGE) {
            scroll.setVvalue(scroll.getVvalue() - SCROLL_STEP / hidden);
        } else if (local.getY() > scroll.getHeight() - EDGE) {
            scroll.setVvalue(scroll.getVvalue() + SCROLL_STEP / hidden);
        }
    }

    private void release(MouseEvent event) {
        if (ghost.isVisible()) {
            event.consume();
            ghost.setVisible(false);
            if (placement.holds()) {
                placement.drop(targets.apply(at(event)).orElse(null));
            }
        }
        pressed = null;
    }

    private static Point2D at(MouseEvent event) {
        return new Point2D(event.getSceneX(), event.getSceneY());
    }
}
