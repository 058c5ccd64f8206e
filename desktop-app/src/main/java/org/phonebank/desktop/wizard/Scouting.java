package org.phonebank.desktop.wizard;

import java.util.List;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.EnergyPolicy;

/**
 * All that can be seen now.
 *
 * @param phones one entry for each, by serial
 * @param policy when phones rest
 * @param failure why nobody can look for phones, one sentence; none while all is well
 */
public record Scouting(List<ScoutedPhone> phones, AdbPresence adb, EnergyPolicy policy, Phrase failure) {
    /** Nobody has looked yet. */
    public static final Scouting NOTHING = new Scouting(List.of(), AdbPresence.UNKNOWN, EnergyPolicy.SAFE, Phrase.NONE);

    public Scouting {
        phones = List.copyOf(phones);
    }

    /** The same without other phones than these. */
    public Scouting only(List<String> serials) {
        return new Scouting(
                phones.stream()
                        .filter(phone -> serials.contains(phone.serial()))
                        .toList(),
                adb,
                policy,
                failure);
    }

    /** Whether one of these is a virtual phone of another program. */
    public boolean othersHave(List<String> serials) {
        return phones.stream()
                .anyMatch(phone -> phone.origin() == Origin.OTHER_VIRTUAL && serials.contains(phone.serial()));
    }
}
