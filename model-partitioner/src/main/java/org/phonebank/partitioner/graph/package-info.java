/**
 * Builds ONNX graphs. A graph under construction belongs to one thread; strategies are stateless.
 */
@NullMarked
package org.phonebank.partitioner.graph;

import org.jspecify.annotations.NullMarked;
