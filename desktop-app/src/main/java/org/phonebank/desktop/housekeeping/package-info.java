/**
 * What the page Settings has done on the disk: sizes, the energy policy, opening a folder. Any thread may call; nothing here
 * waits but {@link org.phonebank.desktop.housekeeping.Housekeeping#close}.
 */
@NullMarked
package org.phonebank.desktop.housekeeping;

import org.jspecify.annotations.NullMarked;
