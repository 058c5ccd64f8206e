/** The phones in pipeline order, joined by links. Used on the JavaFX thread only. */
@NullMarked
package org.phonebank.desktop.window.chain;

import org.jspecify.annotations.NullMarked;
