/**
 * The page Setup: from an empty table to the first answer. What must survive a change of language is in {@code Wizard} and
 * what it holds; view-models are made anew. Used on the JavaFX thread only.
 */
@NullMarked
package org.phonebank.desktop.window.setup;

import org.jspecify.annotations.NullMarked;
