@NullMarked
package org.phonebank.desktop.housekeeping;

import org.jspecify.annotations.NullMarked;
