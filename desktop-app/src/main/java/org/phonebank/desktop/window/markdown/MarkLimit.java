package org.phonebank.desktop.window.markdown;

import java.util.Set;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Takes marks such as asterisks as they stand when a paragraph has very many of them: each pair nests what is between, and
 * the parser walks through it by recursion.
 */
final class MarkLimit implements InlineContentParserFactory {
    private static final int MOST = 1000;

    @Override
    public Set<Character> getTriggerCharacters() {
        return Set.of('*', '_', '~');
    }

    /** For one paragraph. */
    @Override
    public InlineContentParser create() {
        return new InlineContentParser() {
            private int marks;

            @Override
            public ParsedInline tryParse(InlineParserState state) {
                Scanner scanner = state.scanner();
                Position begin = scanner.position();
                marks += scanner.matchMultiple(scanner.peek());
                Position end = scanner.position();
                return marks > MOST
                        ? ParsedInline.of(new Text(scanner.getSource(begin, end).getContent()), end)
                        : ParsedInline.none();
            }
        };
    }
}
