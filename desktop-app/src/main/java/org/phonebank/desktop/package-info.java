/** The process's entry point; one thread, the main one. */
@NullMarked
package org.phonebank.desktop;

import org.jspecify.annotations.NullMarked;
