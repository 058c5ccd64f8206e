/**
 * The lab's certificate authority and the identities it issues to workers and to this desktop. Everything here is
 * immutable once opened and may be used from any thread; opening reads and writes files and must not run on a UI thread.
 */
@NullMarked
package org.phonebank.pipeline.security;

import org.jspecify.annotations.NullMarked;
