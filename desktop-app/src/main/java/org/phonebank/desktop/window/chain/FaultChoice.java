package org.phonebank.desktop.window.chain;

import java.util.List;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

/**
 * An entry of the fault menu.
 *
 * @param key of its text
 */
public record FaultChoice(String key, FaultRequest request) {
    private static final List<List<FaultChoice>> GROUPS = List.of(
            List.of(
                    new FaultChoice("fault.kill", FaultRequest.of(Fault.KILL)),
                    new FaultChoice("fault.hang", FaultRequest.of(Fault.HANG)),
                    new FaultChoice("fault.hang.compute", new FaultRequest(Fault.HANG, "compute")),
                    new FaultChoice("fault.reboot", FaultRequest.of(Fault.REBOOT))),
            List.of(
                    new FaultChoice("fault.corrupt", FaultRequest.of(Fault.CORRUPT)),
                    new FaultChoice("fault.corrupt.shape", new FaultRequest(Fault.CORRUPT, "shape")),
                    new FaultChoice("fault.corrupt.drift", new FaultRequest(Fault.CORRUPT, "drift")),
                    new FaultChoice("fault.busy", FaultRequest.of(Fault.BUSY))),
            List.of(
                    new FaultChoice("fault.unplug", FaultRequest.of(Fault.UNPLUG)),
                    new FaultChoice("fault.slow.link", FaultRequest.of(Fault.SLOW_LINK)),
                    new FaultChoice("fault.drop.link", FaultRequest.of(Fault.DROP_LINK)),
                    new FaultChoice("fault.plug", FaultRequest.of(Fault.PLUG))),
            List.of(
                    new FaultChoice("fault.overheat", FaultRequest.of(Fault.OVERHEAT)),
                    new FaultChoice("fault.cool", FaultRequest.of(Fault.COOL)),
                    new FaultChoice("fault.drain", FaultRequest.of(Fault.DRAIN)),
                    new FaultChoice("fault.charge", FaultRequest.of(Fault.CHARGE))),
            List.of(new FaultChoice("fault.none", FaultRequest.of(Fault.NONE))));

    /** All of them, what belongs together in one list. */
    public static List<List<FaultChoice>> groups() {
        return GROUPS;
    }
}
