/**
 * What the phones of a lab have measured while a session runs, in bounded memory, for charts and exports. {@link
 * org.phonebank.desktop.telemetry.TelemetryHistory} and its parts belong to one thread, in the window the UI thread; {@link
 * org.phonebank.desktop.telemetry.Exports} and {@link org.phonebank.desktop.telemetry.Heartbeat} may be called from any and
 * work on threads of their own.
 */
@NullMarked
package org.phonebank.desktop.telemetry;

import org.jspecify.annotations.NullMarked;
