@NullMarked
package org.phonebank.desktop.window.settings;

import org.jspecify.annotations.NullMarked;
