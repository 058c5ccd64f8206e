/**
 * Weights as a model package holds them, whatever its file format. A {@link org.phonebank.partitioner.source.TensorSource}
 * may be read by many threads at once; each brings its own scratch buffer.
 */
@NullMarked
package org.phonebank.partitioner.source;

import org.jspecify.annotations.NullMarked;
