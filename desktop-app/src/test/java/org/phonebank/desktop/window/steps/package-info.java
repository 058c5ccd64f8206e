@NullMarked
package org.phonebank.desktop.window.steps;

import org.jspecify.annotations.NullMarked;
