package org.phonebank.desktop.window.setup;

/**
 * A number of bits that weights can have.
 *
 * @param size of the model on the phones with these
 * @param obstacle why it cannot be chosen; "" if it can
 */
record BitsChoice(int bits, String title, String size, String meaning, String obstacle, boolean chosen) {}
