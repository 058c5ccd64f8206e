/** The command palette: everything that can be done, found by a few letters. On the JavaFX thread only. */
@NullMarked
package org.phonebank.desktop.window.palette;

import org.jspecify.annotations.NullMarked;
