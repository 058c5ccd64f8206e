/** The main job from phones behind the real adb to an answer, through the command line that a person uses. */
@NullMarked
package org.phonebank.tests.wholepath;

import org.jspecify.annotations.NullMarked;
