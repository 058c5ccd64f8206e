package org.phonebank.desktop.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.UiThread;

/**
 * When what has the focus is taken away, gives the focus to the nearest that is left, or to what had it before if that is not
 * farther. By itself it would go to the first control of the window, where keys like Esc do nothing.
 */
final class FocusGuard {
    private final Scene scene;
    private final UiThread ui;

    /** What had the focus last, and what was around it then, from the inside to the outside. */
    private List<Node> nest = List.of();

    private @Nullable Node before;

    private FocusGuard(Scene scene, UiThread ui) {
        this.scene = scene;
        this.ui = ui;
    }

    /** For as long as the scene lives. */
    static void watch(Scene scene, UiThread ui) {
        FocusGuard guard = new FocusGuard(scene, ui);
        scene.focusOwnerProperty().subscribe(guard::moved);
    }

    private void moved(@Nullable Node now) {
        if (now == null) {
            return;
        }
        List<Node> left = nest;
        Node earlier = before;
        boolean takenAway = !left.isEmpty() && left.get(0).getScene() != scene;
        if (takenAway && first(scene.getRoot()).filter(now::equals).isPresent()) {
            ui.afterFrame(() -> restore(left, earlier, now));
        } else if (!left.isEmpty() && !takenAway) {
            before = left.get(0);
        }
        nest = around(now);
    }

    /** Does nothing if somebody has moved the focus on since. */
    private void restore(List<Node> left, @Nullable Node earlier, Node first) {
        if (scene.getFocusOwner() != first) {
            return;
        }
        List<Node> wayBack = earlier == null || !isThere(earlier) ? List.of() : around(earlier);
        left.stream()
                .filter(this::isThere)
                .map(around -> wayBack.contains(around) ? Optional.ofNullable(earlier) : first(around))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private boolean isThere(Node node) {
        return node.getScene() == scene && around(node).stream().allMatch(Node::isVisible);
    }

    private static List<Node> around(Node node) {
        List<Node> nest = new ArrayList<>();
        for (Node each = node; each != null; each = each.getParent()) {
            nest.add(each);
        }
        return nest;
    }

    /** The first in it, or itself, that takes the focus. */
    private static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .map(FocusGuard::first)
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.empty();
    }
}
