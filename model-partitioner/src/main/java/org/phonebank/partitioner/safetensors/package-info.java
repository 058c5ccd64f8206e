/**
 * Reads safetensors files, one or an indexed set. Headers are checked completely before any number of them is used.
 * Opened files may be read by many threads at once.
 */
@NullMarked
package org.phonebank.partitioner.safetensors;

import org.jspecify.annotations.NullMarked;
