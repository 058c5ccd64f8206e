/** The chat that streams. Used on the JavaFX thread only; answers arrive on any thread and are handed over once a frame. */
@NullMarked
package org.phonebank.desktop.window.chat;

import org.jspecify.annotations.NullMarked;
