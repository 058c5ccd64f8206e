/**
 * Small random decoders as ONNX files, in the shapes that exporters in the field give them. Every kind is valid by itself:
 * one ONNX Runtime session runs it as the exporter's own users do, and that is what its shards are compared with.
 */
@NullMarked
package org.phonebank.partitioner.testing.export;

import org.jspecify.annotations.NullMarked;
