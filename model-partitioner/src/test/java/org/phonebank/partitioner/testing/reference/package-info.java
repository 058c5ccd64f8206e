/**
 * A second opinion on every model family: forward passes written down plainly from the published architectures, and
 * packages with random weights to compare them on. Nothing here uses the code under test. Immutable; any thread.
 */
@NullMarked
package org.phonebank.partitioner.testing.reference;

import org.jspecify.annotations.NullMarked;
