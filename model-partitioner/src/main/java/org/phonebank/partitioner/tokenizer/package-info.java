/**
 * Text to token ids and back, as the model package says. A {@link org.phonebank.partitioner.tokenizer.Tokenizer} may be
 * shared between threads until it is closed; a {@link org.phonebank.partitioner.tokenizer.StreamingDecoder} belongs to
 * one answer and to one thread at a time.
 */
@NullMarked
package org.phonebank.partitioner.tokenizer;

import org.jspecify.annotations.NullMarked;
