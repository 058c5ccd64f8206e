/**
 * What a person gave us: recognises a model package, checks that its tensors are what its configuration says, and names
 * it. Called from one thread.
 */
@NullMarked
package org.phonebank.partitioner.intake;

import org.jspecify.annotations.NullMarked;
