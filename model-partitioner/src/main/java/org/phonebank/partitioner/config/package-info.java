/**
 * What a package says about its model: sizes, rope, stop tokens, as written by transformers 4 and 5. Immutable values;
 * any thread.
 */
@NullMarked
package org.phonebank.partitioner.config;

import org.jspecify.annotations.NullMarked;
