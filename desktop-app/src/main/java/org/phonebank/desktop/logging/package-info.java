/**
 * Where log messages go: warnings to standard error, everything of note to a file in the data folder. Set up once, by the
 * logging library, before the first message.
 */
@NullMarked
package org.phonebank.desktop.logging;

import org.jspecify.annotations.NullMarked;
