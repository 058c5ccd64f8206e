/** The main flow on virtual phones, as {@code ./phonebank demo} walks it. */
@NullMarked
package org.phonebank.tests.demo;

import org.jspecify.annotations.NullMarked;
