/** The window, driven as a person would: on a real display, with a scripted lab behind it. */
@NullMarked
package org.phonebank.tests.window;

import org.jspecify.annotations.NullMarked;
