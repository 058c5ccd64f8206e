/** The named steps that prepare the lab, with their progress. Used on the JavaFX thread only. */
@NullMarked
package org.phonebank.desktop.window.steps;

import org.jspecify.annotations.NullMarked;
