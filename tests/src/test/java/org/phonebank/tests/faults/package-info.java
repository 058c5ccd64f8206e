/** Faults of virtual phones as the desktop sees them, with the real worker. */
@NullMarked
package org.phonebank.tests.faults;

import org.jspecify.annotations.NullMarked;
