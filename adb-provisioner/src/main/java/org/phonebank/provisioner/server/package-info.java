/**
 * A small client for the adb server's smart-socket protocol: four hexadecimal digits of length, a request, then OKAY or
 * FAIL, for each request a socket of its own. Any thread may use it.
 */
@NullMarked
package org.phonebank.provisioner.server;

import org.jspecify.annotations.NullMarked;
