/**
 * The one way this module says that a model package cannot be used, and how it puts names of strangers. Any thread.
 */
@NullMarked
package org.phonebank.partitioner.failure;

import org.jspecify.annotations.NullMarked;
