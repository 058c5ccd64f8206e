package org.phonebank.desktop.history;

/** A phone that took part in a run. */
public record PastPhone(String serial, String name) {}
