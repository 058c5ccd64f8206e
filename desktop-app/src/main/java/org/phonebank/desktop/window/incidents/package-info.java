/** What happened in the lab, newest first. Used on the JavaFX thread only. */
@NullMarked
package org.phonebank.desktop.window.incidents;

import org.jspecify.annotations.NullMarked;
