/**
 * The phone's ADB daemon: connections, authorisation, streams and the services behind them. Each connection has a
 * reading thread; each open stream at most two more.
 */
@NullMarked
package org.phonebank.virtual.adbd;

import org.jspecify.annotations.NullMarked;
