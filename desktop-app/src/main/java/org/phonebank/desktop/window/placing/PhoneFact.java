package org.phonebank.desktop.window.placing;

/** Something known of a phone, with its name and unit. */
public record PhoneFact(String name, String value) {}
