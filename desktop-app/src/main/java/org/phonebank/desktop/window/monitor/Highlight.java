package org.phonebank.desktop.window.monitor;

/**
 * A phone that stands out.
 *
 * @param words who and by how much
 */
record Highlight(Badge badge, String serial, String words) {}
