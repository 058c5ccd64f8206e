package org.phonebank.desktop.window.chain;

import java.util.List;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

/**
 * Entries of the fault menu that belong together.
 *
 * @param key of the text that names them
 */
public record FaultGroup(String key, List<FaultChoice> choices) {
    private static final List<FaultGroup> ALL = List.of(
            new FaultGroup(
                    "fault.group.work",
                    List.of(
                            new FaultChoice("fault.kill", FaultRequest.of(Fault.KILL)),
                            new FaultChoice("fault.hang", FaultRequest.of(Fault.HANG)),
                            new FaultChoice("fault.hang.compute", new FaultRequest(Fault.HANG, "compute")),
                            new FaultChoice("fault.reboot", FaultRequest.of(Fault.REBOOT)))),
            new FaultGroup(
                    "fault.group.results",
                    List.of(
                            new FaultChoice("fault.corrupt.drift", new FaultRequest(Fault.CORRUPT, "drift")),
                            new FaultChoice("fault.corrupt.shape", new FaultRequest(Fault.CORRUPT, "shape")),
                            new FaultChoice("fault.corrupt", FaultRequest.of(Fault.CORRUPT)))),
            new FaultGroup(
                    "fault.group.link",
                    List.of(
                            new FaultChoice("fault.unplug", FaultRequest.of(Fault.UNPLUG)),
                            new FaultChoice("fault.slow.link", FaultRequest.of(Fault.SLOW_LINK)),
                            new FaultChoice("fault.drop.link", FaultRequest.of(Fault.DROP_LINK)),
                            new FaultChoice("fault.plug", FaultRequest.of(Fault.PLUG)))),
            new FaultGroup(
                    "fault.group.strain",
                    List.of(
                            new FaultChoice("fault.overheat", FaultRequest.of(Fault.OVERHEAT)),
                            new FaultChoice("fault.cool", FaultRequest.of(Fault.COOL)),
                            new FaultChoice("fault.drain", FaultRequest.of(Fault.DRAIN)),
                            new FaultChoice("fault.charge", FaultRequest.of(Fault.CHARGE)),
                            new FaultChoice("fault.busy", FaultRequest.of(Fault.BUSY)))));

    public FaultGroup {
        choices = List.copyOf(choices);
    }

    /** All that can be made to happen; {@link FaultChoice#NONE} takes it back. */
    public static List<FaultGroup> all() {
        return ALL;
    }
}
