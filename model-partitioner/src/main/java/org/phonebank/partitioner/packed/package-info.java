/**
 * Matrices that arrive quantized, as GPTQ and AWQ packages hold them: what their configuration says, how their integers
 * lie in 32-bit words, and how they are taken over without being rounded again. Immutable values; any thread.
 */
@NullMarked
package org.phonebank.partitioner.packed;

import org.jspecify.annotations.NullMarked;
