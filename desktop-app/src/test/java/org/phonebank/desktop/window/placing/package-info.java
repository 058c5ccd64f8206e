@NullMarked
package org.phonebank.desktop.window.placing;

import org.jspecify.annotations.NullMarked;
