/** What happened in a lab, told in sentences for people. Types that hold data are for any thread. */
@NullMarked
package org.phonebank.desktop.incident;

import org.jspecify.annotations.NullMarked;
