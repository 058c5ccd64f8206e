/**
 * A phone as its transport shows it: run a command, copy a file, reach a port; and everything that can go wrong on the
 * way. What carries the bytes (an adb server, a direct connection, or a library such as jadb in a later build) hides
 * behind {@link org.phonebank.provisioner.device.AdbDevice}. Any thread may call an {@code AdbDevice}, several at once;
 * its calls block.
 */
@NullMarked
package org.phonebank.provisioner.device;

import org.jspecify.annotations.NullMarked;
