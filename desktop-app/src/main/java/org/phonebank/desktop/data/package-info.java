/**
 * Where files live on the desktop: the data folder and writing into it so that nothing half-written is ever seen. All
 * types are immutable and may be used by any thread, and by several processes at once.
 */
@NullMarked
package org.phonebank.desktop.data;

import org.jspecify.annotations.NullMarked;
