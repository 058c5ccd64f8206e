package org.phonebank.desktop.window.chat;

/**
 * A conversation in the list, in words.
 *
 * @param detail when it was last changed, and how many messages it has
 */
public record ChatRow(long id, String title, String detail) {}
