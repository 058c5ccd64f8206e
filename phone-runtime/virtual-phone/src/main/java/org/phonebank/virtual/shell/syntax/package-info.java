/**
 * From text to a script: tokens, words, and the tree of commands. Stateless.
 */
@NullMarked
package org.phonebank.virtual.shell.syntax;

import org.jspecify.annotations.NullMarked;
