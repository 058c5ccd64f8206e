@NullMarked
package org.phonebank.desktop.window.batch;

import org.jspecify.annotations.NullMarked;
