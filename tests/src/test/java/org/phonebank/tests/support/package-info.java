/** What several whole-path tests share. */
@NullMarked
package org.phonebank.tests.support;

import org.jspecify.annotations.NullMarked;
