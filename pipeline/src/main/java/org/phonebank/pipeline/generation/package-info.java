/**
 * Generates tokens over a chain of stages: routing, prefill, decoding, sampling and statistics. A {@link
 * org.phonebank.pipeline.generation.Generator} blocks its calling thread and may serve several threads at once, each with
 * a {@link org.phonebank.pipeline.generation.Sequence} of its own; routes work on the threads of their links.
 */
@NullMarked
package org.phonebank.pipeline.generation;

import org.jspecify.annotations.NullMarked;
