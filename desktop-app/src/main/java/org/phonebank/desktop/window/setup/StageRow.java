package org.phonebank.desktop.window.setup;

/**
 * A phone with the layers that it is to hold.
 *
 * @param layers in words
 * @param first of the layers, from 0
 * @param end exclusive
 * @param all layers of the model
 * @param memory that they take of what it has, in words
 * @param share of its memory that they take, 0 to 1
 */
record StageRow(String serial, String name, String layers, int first, int end, int all, String memory, double share) {}
