/**
 * The main flow without any user interface: find phones, put workers on them, cut a model, place, push and load its
 * shards, answer. A {@link org.phonebank.desktop.lab.LabSession} may be called by any thread; none of its methods waits
 * for phones except those that say so. Listeners are called by the session's threads, one call at a time, and must
 * return quickly.
 */
@NullMarked
package org.phonebank.desktop.lab;

import org.jspecify.annotations.NullMarked;
