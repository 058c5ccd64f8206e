/**
 * Number formats: half precision and blocks of small integers. Pure functions on arrays; any thread.
 */
@NullMarked
package org.phonebank.partitioner.quantize;

import org.jspecify.annotations.NullMarked;
