@NullMarked
package org.phonebank.desktop.window.base;

import org.jspecify.annotations.NullMarked;
