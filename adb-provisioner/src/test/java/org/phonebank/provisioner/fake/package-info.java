/** Stand-ins for phones and the adb server, on loopback and in memory. */
@NullMarked
package org.phonebank.provisioner.fake;

import org.jspecify.annotations.NullMarked;
