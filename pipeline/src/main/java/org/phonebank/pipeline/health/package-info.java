/** Judges whether a phone computes rightly. Pure functions, for any thread. */
@NullMarked
package org.phonebank.pipeline.health;

import org.jspecify.annotations.NullMarked;
