package org.phonebank.desktop.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

/** The faults that a soak draws from. */
public final class FaultMix {
    private FaultMix() {}

    /**
     * What befalls phones in a classroom, the common more often than the rare. Without answers that are wrong yet
     * plausible: where one phone alone computes a stage nobody can tell them from right ones.
     */
    public static List<FaultRequest> usual() {
        List<FaultRequest> mix = new ArrayList<>();
        add(mix, 3, "kill");
        add(mix, 3, "unplug");
        add(mix, 2, "hang");
        add(mix, 1, "hang:compute");
        add(mix, 2, "drop-link");
        add(mix, 2, "slow-link");
        add(mix, 1, "corrupt:nan");
        add(mix, 1, "corrupt:shape");
        add(mix, 2, "busy");
        add(mix, 1, "overheat");
        add(mix, 1, "drain");
        add(mix, 2, "reboot");
        return List.copyOf(mix);
    }

    /** Whether a soak can cause it; what only takes others back is no fault. */
    public static boolean isFault(Fault fault) {
        return switch (fault) {
            case KILL, UNPLUG, SLOW_LINK, DROP_LINK, OVERHEAT, DRAIN, BUSY, CORRUPT, HANG, REBOOT -> true;
            case PLUG, COOL, CHARGE, NONE -> false;
        };
    }

    /** Whether the lab alone mends it, without a person who does something. */
    static boolean mendsItself(Fault fault) {
        return fault == Fault.KILL || fault == Fault.HANG || fault == Fault.REBOOT;
    }

    /** What a person does about it. */
    static Fault cure(Fault fault) {
        return switch (fault) {
            case UNPLUG, DROP_LINK -> Fault.PLUG;
            case OVERHEAT -> Fault.COOL;
            case DRAIN -> Fault.CHARGE;
            default -> Fault.NONE;
        };
    }

    static FaultRequest draw(List<FaultRequest> mix, Random random) {
        return mix.get(random.nextInt(mix.size()));
    }

    private static void add(List<FaultRequest> mix, int times, String fault) {
        for (int i = 0; i < times; i++) {
            mix.add(FaultRequest.parse(fault));
        }
    }
}
