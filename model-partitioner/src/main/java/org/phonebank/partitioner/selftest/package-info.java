/**
 * The self-test of a phone's kernels: a small graph, and the same arithmetic in plain Java. Stateless; any thread.
 */
@NullMarked
package org.phonebank.partitioner.selftest;

import org.jspecify.annotations.NullMarked;
