/**
 * Has a lab of virtual phones answer while faults befall them, and counts what becomes of the answers. A soak runs on the
 * thread that calls it; faults come from a thread of their own.
 */
@NullMarked
package org.phonebank.desktop.soak;

import org.jspecify.annotations.NullMarked;
