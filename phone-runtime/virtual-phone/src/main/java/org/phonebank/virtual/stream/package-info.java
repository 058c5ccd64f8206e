/**
 * Pipes of bytes between threads.
 */
@NullMarked
package org.phonebank.virtual.stream;

import org.jspecify.annotations.NullMarked;
