/** Small controls drawn for the lab: memory bar, layer ribbon, chain link. Used on the JavaFX thread only. */
@NullMarked
package org.phonebank.desktop.window.control;

import org.jspecify.annotations.NullMarked;
