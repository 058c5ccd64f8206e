/**
 * Makes files on a phone the same as files here: what is there already stays, nothing half-copied ever looks complete.
 * Any thread may use it; calls block, and one phone's folder should be written by one caller at a time.
 */
@NullMarked
package org.phonebank.provisioner.files;

import org.jspecify.annotations.NullMarked;
