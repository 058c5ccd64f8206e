@NullMarked
package org.phonebank.desktop.wizard;

import org.jspecify.annotations.NullMarked;
