/**
 * The page Monitor: what the phones measure, as tiles and charts drawn on canvases. Used on the JavaFX thread only, apart
 * from what {@link org.phonebank.desktop.telemetry} does in the background for it.
 */
@NullMarked
package org.phonebank.desktop.window.monitor;

import org.jspecify.annotations.NullMarked;
