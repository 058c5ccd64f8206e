/**
 * Shards of a model as ONNX Runtime sessions: what they are made of, opening them, and executing frames with a
 * position-addressed KV cache. A {@link org.phonebank.worker.shard.Shard} may be called by any thread and computes one
 * frame at a time; the other types of this package are confined to one shard or immutable.
 */
@NullMarked
package org.phonebank.worker.shard;

import org.jspecify.annotations.NullMarked;
