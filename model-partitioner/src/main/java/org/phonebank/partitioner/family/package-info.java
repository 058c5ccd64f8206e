/**
 * Knows the model families: how their configuration reads, which tensors they have, which graph they need. A new
 * family is a new {@link org.phonebank.partitioner.family.ModelFamily}. Stateless; any thread.
 */
@NullMarked
package org.phonebank.partitioner.family;

import org.jspecify.annotations.NullMarked;
