/**
 * Talks to an adbd that listens on TCP, without an adb server: handshake with this person's key, many streams over one
 * connection, and local ports that lead to ports of the phone. A connection has one reading thread of its own; any
 * thread may open streams.
 */
@NullMarked
package org.phonebank.provisioner.direct;

import org.jspecify.annotations.NullMarked;
