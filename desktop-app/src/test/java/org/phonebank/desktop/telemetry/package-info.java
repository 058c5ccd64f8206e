@NullMarked
package org.phonebank.desktop.telemetry;

import org.jspecify.annotations.NullMarked;
