/**
 * Turns a model package into a layer store, opens layer stores, and makes shard graphs for any range of their layers.
 * {@link org.phonebank.partitioner.Partitioner} may be called from any thread and uses threads of its own while it
 * works; everything else here is immutable and may be shared between threads.
 */
@NullMarked
package org.phonebank.partitioner;

import org.jspecify.annotations.NullMarked;
