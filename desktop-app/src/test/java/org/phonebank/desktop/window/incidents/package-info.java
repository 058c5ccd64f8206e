@NullMarked
package org.phonebank.desktop.window.incidents;

import org.jspecify.annotations.NullMarked;
