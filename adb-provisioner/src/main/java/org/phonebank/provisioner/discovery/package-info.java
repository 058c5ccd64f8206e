/**
 * Which phones are there, and in what state: what an adb server holds and what listens on TCP, merged by serial and
 * followed live. Any thread may call these types; listeners are called on discovery's own thread, one at a time.
 */
@NullMarked
package org.phonebank.provisioner.discovery;

import org.jspecify.annotations.NullMarked;
