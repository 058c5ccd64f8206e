/** What is said of what went wrong in a lab, apart from the language. Values; for any thread. */
@NullMarked
package org.phonebank.desktop.failure;

import org.jspecify.annotations.NullMarked;
