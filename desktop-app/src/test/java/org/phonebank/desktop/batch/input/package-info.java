@NullMarked
package org.phonebank.desktop.batch.input;

import org.jspecify.annotations.NullMarked;
