@NullMarked
package org.phonebank.desktop.window.markdown;

import org.jspecify.annotations.NullMarked;
