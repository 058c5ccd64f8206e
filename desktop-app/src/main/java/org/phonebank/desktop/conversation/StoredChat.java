package org.phonebank.desktop.conversation;

import java.util.List;
import java.util.Set;

/**
 * A conversation with everything that was said in it.
 *
 * @param messages of all branches, oldest first
 */
public record StoredChat(Chat chat, List<Message> messages) {
    public StoredChat {
        messages = List.copyOf(messages);
    }

    /** The messages of the branch that is shown, first one first. */
    public List<Message> branch() {
        return new MessageTree(messages).branch(chat.shown());
    }

    /** Answers that are in the middle of being written, and not by one of these, will not be. */
    StoredChat brokenOffUnless(Set<Long> writing) {
        return new StoredChat(
                chat,
                messages.stream()
                        .map(message -> writing.contains(message.id()) ? message : message.settled())
                        .toList());
    }
}
