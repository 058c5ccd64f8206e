@NullMarked
package org.phonebank.desktop.window.monitor;

import org.jspecify.annotations.NullMarked;
