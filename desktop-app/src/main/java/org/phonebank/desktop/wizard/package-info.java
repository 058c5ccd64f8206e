/**
 * What a person needs to set up a lab: the phones that can be seen and what they are, virtual phones to try it with, the
 * models that are at hand, and whether all of it fits together. Services work on threads of their own and tell their
 * listeners there; their methods do not wait and may be called by any thread. The judging classes are pure functions.
 */
@NullMarked
package org.phonebank.desktop.wizard;

import org.jspecify.annotations.NullMarked;
