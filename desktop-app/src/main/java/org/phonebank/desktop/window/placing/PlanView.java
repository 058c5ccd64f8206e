package org.phonebank.desktop.window.placing;

import java.util.List;

/**
 * Why the layers are where they are.
 *
 * @param origin who placed them so
 * @param reasons of the planner, sentence by sentence in one text
 * @param shares how long a token stays where, in the order of the chain
 */
public record PlanView(String origin, String reasons, List<ShareRow> shares) {
    static final PlanView NONE = new PlanView("", "", List.of());

    public PlanView {
        shares = List.copyOf(shares);
    }
}
