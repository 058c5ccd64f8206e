@NullMarked
package org.phonebank.desktop.window;

import org.jspecify.annotations.NullMarked;
