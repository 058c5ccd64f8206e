/**
 * The processes of a phone: the worker as a real child process, and what {@code ps} shows beside it. Any thread.
 */
@NullMarked
package org.phonebank.virtual.process;

import org.jspecify.annotations.NullMarked;
