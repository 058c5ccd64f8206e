/**
 * Writes and reads the files of a layer store. {@link org.phonebank.partitioner.store.WeightWriter} uses threads of its
 * own; the rest is called from the thread that partitions.
 */
@NullMarked
package org.phonebank.partitioner.store;

import org.jspecify.annotations.NullMarked;
