/** Tests of whole virtual phones, with the real {@code adb} where it is installed. */
@NullMarked
package org.phonebank.virtual;

import org.jspecify.annotations.NullMarked;
