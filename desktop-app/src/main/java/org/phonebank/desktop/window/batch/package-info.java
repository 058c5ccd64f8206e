/**
 * The page Batch: a file and a template are chosen, prompts are shown before they are asked, and rows while they are
 * answered. On the JavaFX thread only; the work is done by {@link org.phonebank.desktop.batch.BatchService}.
 */
@NullMarked
package org.phonebank.desktop.window.batch;

import org.jspecify.annotations.NullMarked;
