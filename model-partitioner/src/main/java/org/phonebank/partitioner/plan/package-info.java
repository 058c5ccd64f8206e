/**
 * What is to be written: which weights go into which file, from which tensors, in which encoding, at which offset.
 * Immutable values; any thread.
 */
@NullMarked
package org.phonebank.partitioner.plan;

import org.jspecify.annotations.NullMarked;
