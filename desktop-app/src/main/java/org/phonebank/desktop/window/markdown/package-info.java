/**
 * Shows Markdown of models as JavaFX nodes. Models are not trusted: nothing is fetched, HTML is shown as it stands, and
 * links only say where they lead. On the JavaFX thread.
 */
@NullMarked
package org.phonebank.desktop.window.markdown;

import org.jspecify.annotations.NullMarked;
