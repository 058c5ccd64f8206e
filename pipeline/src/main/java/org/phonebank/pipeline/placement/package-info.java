/** Decides which phone holds which layers, and says why. Pure functions over values, for any thread. */
@NullMarked
package org.phonebank.pipeline.placement;

import org.jspecify.annotations.NullMarked;
