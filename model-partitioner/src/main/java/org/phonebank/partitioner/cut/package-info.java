/**
 * Cuts the graph of an ONNX model into shards, whoever exported it. {@link org.phonebank.partitioner.cut.SourceAnalysis}
 * finds out from the structure of the graph where layers begin and what the graph needs from its caller; {@link
 * org.phonebank.partitioner.cut.CutGraph} is the model rewritten to the interface of shards, which {@link
 * org.phonebank.partitioner.cut.ShardCutter} takes ranges of layers out of. Everything works on graphs without weights,
 * in one thread.
 */
@NullMarked
package org.phonebank.partitioner.cut;

import org.jspecify.annotations.NullMarked;
