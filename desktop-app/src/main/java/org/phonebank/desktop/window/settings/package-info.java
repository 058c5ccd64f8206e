/** The page Settings, and what a person chose about the window. On the JavaFX thread only. */
@NullMarked
package org.phonebank.desktop.window.settings;

import org.jspecify.annotations.NullMarked;
