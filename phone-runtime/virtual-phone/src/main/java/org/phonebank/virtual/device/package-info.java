/**
 * The body of a phone: battery, heat, processor time and memory, and the texts in which Android shows them. Any thread.
 */
@NullMarked
package org.phonebank.virtual.device;

import org.jspecify.annotations.NullMarked;
