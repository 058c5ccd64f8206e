/**
 * The ADB transport as bytes: messages, keys, banners, sync and shell packets. One codec for the desktop, which talks
 * to phones, and for virtual phones, which answer. Nothing here opens a socket or starts a thread.
 *
 * <p>Values are immutable and may be shared. Readers belong to one thread. {@link org.phonebank.adb.wire.AdbWriter} may
 * be called by many.
 */
@NullMarked
package org.phonebank.adb.wire;

import org.jspecify.annotations.NullMarked;
