/**
 * A phone's storage: a folder of this machine that nothing a peer sends can leave, with the size of the phone's. Any thread.
 */
@NullMarked
package org.phonebank.virtual.files;

import org.jspecify.annotations.NullMarked;
