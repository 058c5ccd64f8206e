package org.phonebank.desktop.window.chat;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Dialogs.Question;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Tone;

/** Does what messages ask for, and tells people of it. */
record DialogueActions(ChatViewModel chat, Desk desk, Copying copying) implements MessageActions {
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto");

    @Override
    public boolean askInstead(Turn question, String words) {
        return chat.askInstead(question, words);
    }

    @Override
    public void regenerate(Turn answer) {
        chat.regenerate(answer);
    }

    @Override
    public void delete(Turn turn) {
        Messages messages = desk.messages();
        Runnable undo = chat.delete(turn);
        desk.notices()
                .tell(
                        Tone.NEUTRAL,
                        messages.text("chat.message.deleted"),
                        messages.text("chat.message.deleted.text"),
                        new Notice.Remedy(messages.text("chat.undo"), undo));
    }

    @Override
    public void showAlternative(Turn turn, int steps) {
        chat.showAlternative(turn, steps);
    }

    @Override
    public void keepTimelines(boolean open) {
        chat.keepTimelines(open);
    }

    @Override
    public void copy(String text, String what) {
        copying.copy(text);
        desk.notices().tell(Tone.NEUTRAL, what, "");
    }

    @Override
    public void chooseLink(String address) {
        Messages messages = desk.messages();
        if (!isHarmless(address)) {
            desk.notices()
                    .tell(
                            Tone.WARNING,
                            messages.text("chat.link.refused"),
                            messages.text("chat.link.refused.text", address));
            return;
        }
        boolean agreed = desk.dialogs()
                .confirm(new Question(
                        messages.text("chat.link.title"),
                        messages.text("chat.link.text", address),
                        messages.text("chat.link.copy"),
                        Tone.NEUTRAL));
        if (agreed) {
            copy(address, messages.text("chat.link.copied"));
        }
    }

    /** What a browser opens without doing anything else. */
    private static boolean isHarmless(String address) {
        try {
            String scheme = new URI(address).getScheme();
            return scheme != null && SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
