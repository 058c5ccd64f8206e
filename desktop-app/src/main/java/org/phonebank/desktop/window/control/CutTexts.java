package org.phonebank.desktop.window.control;

import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;

/** Says the whole of a text that had to be cut, where the pointer rests on it. */
public final class CutTexts {
    private static final double MOST_WIDTH = 480;

    private CutTexts() {}

    /** Does so for everything below a root; what has a tooltip of its own keeps it. */
    public static void explain(Parent root) {
        root.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, event -> point(event.getTarget()));
    }

    private static void point(EventTarget target) {
        Node node = target instanceof Node entered ? entered : null;
        while (node != null && !(node instanceof Labeled)) {
            node = node.getParent();
        }
        if (node instanceof Labeled labeled) {
            explain(labeled);
        }
    }

    private static void explain(Labeled labeled) {
        Tooltip before = labeled.getTooltip();
        boolean ours = before instanceof Whole;
        if (isCut(labeled)) {
            // One that says this already may be open, or about to be.
            if (before == null || (ours && !before.getText().equals(labeled.getText()))) {
                labeled.setTooltip(new Whole(labeled.getText(), TextSize.now(labeled)));
            }
        } else if (ours) {
            labeled.setTooltip(null);
        }
    }

    private static boolean isCut(Labeled labeled) {
        return labeled.getText() != null
                && labeled.getContentDisplay() != ContentDisplay.GRAPHIC_ONLY
                && labeled.getChildrenUnmodifiable().stream()
                        .anyMatch(child -> child instanceof Text text
                                && text != labeled.getGraphic()
                                && text.getText().length() < labeled.getText().length()
                                && text.getText().contains(labeled.getEllipsisString()));
    }

    private static final class Whole extends Tooltip {
        Whole(String text, double textSize) {
            super(text);
            setWrapText(true);
            setMaxWidth(MOST_WIDTH * textSize);
        }
    }
}
