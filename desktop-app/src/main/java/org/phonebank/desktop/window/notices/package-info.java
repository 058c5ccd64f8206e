/** What people are told in passing: toasts, and the list of what was told before. On the JavaFX thread only. */
@NullMarked
package org.phonebank.desktop.window.notices;

import org.jspecify.annotations.NullMarked;
