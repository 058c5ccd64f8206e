package org.phonebank.desktop.conversation;

import java.time.Instant;

/**
 * A conversation in a list.
 *
 * @param messages in the branch that is shown; 0 if nothing was asked yet
 */
public record ChatEntry(long id, String title, Instant changed, int messages) {}
