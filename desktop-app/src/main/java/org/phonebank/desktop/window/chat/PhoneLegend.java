package org.phonebank.desktop.window.chat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.phonebank.desktop.lab.PhoneView;

/** What phones are called and which colours they have in pictures: the same ones for as long as the program runs. */
final class PhoneLegend {
    private final Map<String, String> names = new HashMap<>();
    /** In the order in which phones were drawn first, so that no two have the same before colours run out. */
    private final Map<String, Integer> colours = new LinkedHashMap<>();

    /** Says whether a phone is called otherwise now. */
    boolean learn(List<PhoneView> phones) {
        Map<String, String> before = Map.copyOf(names);
        phones.forEach(phone -> names.put(phone.serial(), phone.name()));
        return !before.equals(names);
    }

    /** Its serial as long as nothing else is known. */
    String name(String serial) {
        return names.getOrDefault(serial, serial);
    }

    /** Number of its colour, from 0. */
    int colour(String serial) {
        return colours.computeIfAbsent(serial, unseen -> colours.size());
    }
}
