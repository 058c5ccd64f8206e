/**
 * Finds out what this machine lacks and which command mends it. Checks are independent and run on the calling thread;
 * each ends within a few seconds.
 */
@NullMarked
package org.phonebank.desktop.doctor;

import org.jspecify.annotations.NullMarked;
