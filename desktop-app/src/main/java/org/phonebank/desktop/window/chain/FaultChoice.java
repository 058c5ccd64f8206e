package org.phonebank.desktop.window.chain;

import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

/**
 * An entry of the fault menu.
 *
 * @param key of its text
 */
public record FaultChoice(String key, FaultRequest request) {
    /** Takes all others back. */
    public static final FaultChoice NONE = new FaultChoice("fault.none", FaultRequest.of(Fault.NONE));
}
