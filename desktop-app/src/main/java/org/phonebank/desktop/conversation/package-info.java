/**
 * What people and models said to each other, kept in the history's file. {@link
 * org.phonebank.desktop.conversation.Conversations} may be called by any thread and never waits; what it reads comes on its
 * own thread. Everything else is a value, or for one thread at a time.
 */
@NullMarked
package org.phonebank.desktop.conversation;

import org.jspecify.annotations.NullMarked;
