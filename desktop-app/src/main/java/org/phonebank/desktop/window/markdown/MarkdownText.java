package org.phonebank.desktop.window.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads Markdown with GitHub's tables and struck text. */
final class MarkdownText {
    private static final Parser PARSER = Parser.builder()
            .customInlineContentParserFactory(new MarkLimit())
            .extensions(Set.of(TablesExtension.create(), StrikethroughExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build();

    private MarkdownText() {}

    /**
     * A block with the text that it was read from.
     *
     * @param source equal for blocks that look the same
     */
    record Block(Node node, String source) {}

    /** The blocks of a text, in order. */
    static List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        for (Node node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            blocks.add(new Block(node, source(node, markdown)));
        }
        return blocks;
    }

    private static String source(Node node, String markdown) {
        List<SourceSpan> spans = node.getSourceSpans();
        if (spans.isEmpty()) {
            return "";
        }
        SourceSpan last = spans.get(spans.size() - 1);
        return markdown.substring(
                spans.get(0).getInputIndex(), Math.min(markdown.length(), last.getInputIndex() + last.getLength()));
    }
}
