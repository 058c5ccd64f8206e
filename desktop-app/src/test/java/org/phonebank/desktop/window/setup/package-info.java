@NullMarked
package org.phonebank.desktop.window.setup;

import org.jspecify.annotations.NullMarked;
