/**
 * The worker's two gRPC services: control calls, which run on a pool of threads and may block, and frame streams, whose
 * messages are handed to the one compute thread of their shard. That thread is the only writer of a frame stream.
 */
@NullMarked
package org.phonebank.worker.service;

import org.jspecify.annotations.NullMarked;
