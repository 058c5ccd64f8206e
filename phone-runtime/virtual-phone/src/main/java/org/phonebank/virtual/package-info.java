/**
 * Virtual phones: a phone, a lab of several, and a lab in a process of its own. Every method may be called from any thread;
 * none calls back.
 */
@NullMarked
package org.phonebank.virtual;

import org.jspecify.annotations.NullMarked;
