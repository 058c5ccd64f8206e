/**
 * Placing layers by hand: the draft that a person makes, what every phone says to it, and what it would bring. Used on the
 * UI thread only; what is immutable may be used anywhere.
 */
@NullMarked
package org.phonebank.desktop.window.placing;

import org.jspecify.annotations.NullMarked;
