/**
 * What a layer store holds, as values: shape, files, weights, sizes. It needs neither the files nor a graph, so a
 * planner can work from it alone. Everything is immutable; any thread may use it.
 */
@NullMarked
package org.phonebank.partitioner.manifest;

import org.jspecify.annotations.NullMarked;
