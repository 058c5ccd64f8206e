/** The provisioner with virtual phones, directly and through the real adb. */
@NullMarked
package org.phonebank.tests.provisioner;

import org.jspecify.annotations.NullMarked;
