@NullMarked
package org.phonebank.desktop.batch;

import org.jspecify.annotations.NullMarked;
