@NullMarked
package org.phonebank.desktop.window.chain;

import org.jspecify.annotations.NullMarked;
