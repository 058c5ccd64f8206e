/**
 * What runs in a child process before the worker. Depends on nothing, because only this class is given to the child.
 */
@NullMarked
package org.phonebank.virtual.guard;

import org.jspecify.annotations.NullMarked;
