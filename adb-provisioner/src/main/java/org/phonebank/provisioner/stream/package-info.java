/**
 * What ADB's services look like once there is a byte stream to a phone: shell commands, file copies. The same for an
 * adb server's sockets and for the streams of a direct connection, which differ only in their
 * {@link org.phonebank.provisioner.stream.AdbTransport}. Any thread may use a transport or a device; a stream has one
 * reader and one writer at a time, while any thread may abort it.
 */
@NullMarked
package org.phonebank.provisioner.stream;

import org.jspecify.annotations.NullMarked;
