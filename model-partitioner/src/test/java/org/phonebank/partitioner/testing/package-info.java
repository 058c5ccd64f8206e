/** What several tests of this module share. */
@NullMarked
package org.phonebank.partitioner.testing;

import org.jspecify.annotations.NullMarked;
