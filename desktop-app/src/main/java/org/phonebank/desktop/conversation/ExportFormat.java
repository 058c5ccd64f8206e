package org.phonebank.desktop.conversation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.phonebank.desktop.conversation.ConversationException.Reason;
import org.phonebank.desktop.data.AtomicFiles;
import org.phonebank.desktop.data.Causes;

/** How a conversation is written for others to read. */
public enum ExportFormat {
    MARKDOWN,
    JSON;

    /** By the ending of the file's name; Markdown unless it is {@code .json}. */
    public static ExportFormat of(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".json") ? JSON : MARKDOWN;
    }

    /** Writes the branch that is shown, whole or not at all. */
    void write(StoredChat stored, Path target) throws IOException {
        String text = this == JSON ? JsonExport.of(stored) : MarkdownExport.of(stored);
        try {
            AtomicFiles.write(target, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new ConversationException(Reason.NOT_EXPORTED, e, target.toString(), Causes.cause(e));
        }
    }
}
