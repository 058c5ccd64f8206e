/**
 * Puts a worker on a phone, starts it, and makes its port reachable. Any thread may use a {@code Provisioner}, for
 * different phones at the same time; calls block, and listeners are called on the calling thread.
 */
@NullMarked
package org.phonebank.provisioner;

import org.jspecify.annotations.NullMarked;
