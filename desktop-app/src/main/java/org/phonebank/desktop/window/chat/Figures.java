package org.phonebank.desktop.window.chat;

import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;

/** The line under an answer. */
record Figures(Messages messages, Units units) {
    String of(ChatResult result) {
        return messages.text(
                "chat.figures",
                units.duration(result.timeToFirstToken()),
                units.tokensPerSecond(result.tokensPerSecond()),
                result.generation().tokenIds().size(),
                messages.text("chat.stop.reason", result.generation().stopReason()));
    }
}
