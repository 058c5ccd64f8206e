package org.phonebank.desktop.conversation;

import java.util.Locale;

/** A conversation as Markdown: what was said is passed on as it is. */
final class MarkdownExport {
    private MarkdownExport() {}

    static String of(StoredChat stored) {
        Chat chat = stored.chat();
        StringBuilder text = new StringBuilder("# ").append(chat.title()).append("\n");
        if (!chat.systemPrompt().isBlank()) {
            text.append("\n> ")
                    .append(chat.systemPrompt().strip().replace("\n", "\n> "))
                    .append("\n");
        }
        for (Message message : stored.branch()) {
            Answer answer = message.answer();
            text.append(answer == null ? "\n## Question\n\n" : "\n## Answer\n\n");
            text.append(message.text().strip()).append("\n");
            if (answer != null) {
                text.append("\n*").append(figures(answer)).append("*\n");
            }
        }
        return text.toString();
    }

    private static String figures(Answer answer) {
        return switch (answer.ending()) {
            case FAILED -> "Failed: " + answer.failure().english();
            case BROKEN_OFF, WRITING -> "Broken off";
            default ->
                String.format(
                        Locale.ROOT,
                        "%s, first token %d ms, %.1f tokens/s, %d tokens",
                        answer.model(),
                        answer.firstToken().toMillis(),
                        answer.tokensPerSecond(),
                        answer.tokens());
        };
    }
}
