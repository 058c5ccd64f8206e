@NullMarked
package org.phonebank.desktop.window.notices;

import org.jspecify.annotations.NullMarked;
