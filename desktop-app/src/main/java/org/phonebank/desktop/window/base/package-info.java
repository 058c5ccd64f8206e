/**
 * What every view needs: the way to the JavaFX thread, texts, units and themes. {@code FxThread} may be called from any
 * thread, the rest from the JavaFX thread only.
 */
@NullMarked
package org.phonebank.desktop.window.base;

import org.jspecify.annotations.NullMarked;
