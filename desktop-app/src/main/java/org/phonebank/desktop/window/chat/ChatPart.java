package org.phonebank.desktop.window.chat;

import java.util.Map;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.PagePart;
import org.phonebank.desktop.window.base.PageView;
import org.phonebank.desktop.window.base.Views;

/** The page Chat. */
public final class ChatPart implements PagePart {
    private final ChatSettings settings;
    private String firstQuestion;

    /** @param firstQuestion asked as soon as the lab is ready; "" for none */
    public ChatPart(ChatSettings settings, String firstQuestion) {
        this.settings = settings;
        this.firstQuestion = firstQuestion;
    }

    @Override
    public Page page() {
        return Page.CHAT;
    }

    @Override
    public PageView open(Desk desk, Views views) {
        ChatViewModel chat =
                new ChatViewModel(desk.lab(), settings, desk.messages(), desk.units(), desk.ui(), firstQuestion);
        firstQuestion = "";
        return new PageView(
                views.load(
                        "chat.fxml",
                        Map.of(ChatController.class, () -> new ChatController(chat, desk.messages(), views))),
                desk.feed().observe(chat));
    }
}
