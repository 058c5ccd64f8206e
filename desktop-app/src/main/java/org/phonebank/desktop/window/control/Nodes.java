package org.phonebank.desktop.window.control;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** Bindings that every view uses. */
public final class Nodes {
    /** Every second of things in a row. */
    static final PseudoClass ODD = PseudoClass.getPseudoClass("odd");

    private Nodes() {}

    /** The node is there, room and all, only while the condition holds. */
    public static void showWhile(Node node, ObservableValue<Boolean> condition) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
    }

    /** The node is there, room and all, or not. */
    public static void show(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }

    /** The label shows the text, and is there only if there is some. */
    public static void show(Label label, String text) {
        label.setText(text);
        show(label, !text.isEmpty());
    }

    /** The label shows the text, and is there only while there is some. */
    public static void showText(Label label, ObservableValue<String> text) {
        label.textProperty().bind(text);
        showWhile(label, text.map(words -> !words.isEmpty()));
    }
}
