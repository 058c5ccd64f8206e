/**
 * What real phones are like, read from the assets. Values only: any thread.
 */
@NullMarked
package org.phonebank.virtual.profile;

import org.jspecify.annotations.NullMarked;
