package org.phonebank.desktop.window.placing;

/**
 * A phone's part of a token's way.
 *
 * @param share of the time, 0 to 1
 * @param slowest whether no phone takes longer
 */
public record ShareRow(String serial, String name, String words, double share, boolean slowest) {}
