package org.phonebank.desktop.window.batch;

/**
 * What will be asked for a row.
 *
 * @param number from 1
 * @param text the prompt, or why there is none
 */
record PreviewRow(long number, String text, boolean wrong) {}
