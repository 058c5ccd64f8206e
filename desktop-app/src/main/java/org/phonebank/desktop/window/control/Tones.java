package org.phonebank.desktop.window.control;

import java.util.Locale;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import org.phonebank.desktop.window.base.Tone;

/** Gives a node the pseudo-class of its tone, for the style sheet to colour. */
public final class Tones {
    private Tones() {}

    /** Keeps the node's pseudo-class equal to the tone for as long as both live. */
    public static void bind(Node node, ObservableValue<Tone> tone) {
        tone.subscribe(now -> show(node, now));
    }

    public static void show(Node node, Tone now) {
        for (Tone each : Tone.values()) {
            node.pseudoClassStateChanged(pseudoClass(each), each == now);
        }
    }

    private static PseudoClass pseudoClass(Tone tone) {
        return PseudoClass.getPseudoClass(tone.name().toLowerCase(Locale.ROOT));
    }
}
