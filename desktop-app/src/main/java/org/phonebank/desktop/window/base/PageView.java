package org.phonebank.desktop.window.base;

import javafx.scene.Parent;
import javafx.util.Subscription;

/**
 * A page as it is shown.
 *
 * @param end detaches all that listens, when the view is thrown away
 */
public record PageView(Parent root, Subscription end) {}
