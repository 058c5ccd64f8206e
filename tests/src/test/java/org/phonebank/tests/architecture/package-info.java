/** Keeps the module table and the coding rules of {@code docs/architecture.md} true. */
@NullMarked
package org.phonebank.tests.architecture;

import org.jspecify.annotations.NullMarked;
