/**
 * The window's frame: top bar, banner and page, and {@link org.phonebank.desktop.window.LabWindow}, which opens it.
 *
 * <p>Everything here but {@code LabWindow} is used on the JavaFX thread only.
 */
@NullMarked
package org.phonebank.desktop.window;

import org.jspecify.annotations.NullMarked;
