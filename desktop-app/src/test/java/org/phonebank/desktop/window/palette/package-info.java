@NullMarked
package org.phonebank.desktop.window.palette;

import org.jspecify.annotations.NullMarked;
