package org.phonebank.desktop.window.markdown;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/** Makes nodes of blocks. */
final class BlockNodes {
    /** What is nested deeper is left out, so that no text can exhaust the stack or the page. */
    private static final int DEEPEST = 12;

    private static final List<String> BULLETS = List.of("•", "◦", "▪");

    private final MarkdownActions actions;
    private final InlineNodes inlines;

    /** What is shown as it was written. */
    private record Code(String language, String text) {}

    BlockNodes(MarkdownActions actions) {
        this.actions = actions;
        inlines = new InlineNodes(actions);
    }

    Node of(org.commonmark.node.Node block) {
        return of(block, 0);
    }

    private Node of(org.commonmark.node.Node block, int depth) {
        if (block instanceof Heading heading) {
            TextFlow flow = inlines.flow(heading);
            flow.getStyleClass().addAll("markdown-heading", "markdown-heading-" + heading.getLevel());
            return flow;
        }
        Code code = code(block);
        if (code != null) {
            return new CodeView(code.language(), code.text(), actions);
        }
        if (block instanceof ListBlock list) {
            return list(list, depth);
        }
        if (block instanceof BlockQuote) {
            VBox quote = column(block, depth + 1);
            quote.getStyleClass().add("markdown-quote");
            return quote;
        }
        if (block instanceof TableBlock table) {
            return TableNodes.of(table, inlines);
        }
        if (block instanceof ThematicBreak) {
            return new Separator();
        }
        if (block instanceof Paragraph paragraph) {
            return inlines.flow(paragraph);
        }
        return column(block, depth + 1);
    }

    /** Has a node show a block in place of the one that it was made of, if it can. */
    static boolean update(Node shown, org.commonmark.node.Node block) {
        Code code = code(block);
        return code != null && shown instanceof CodeView view && view.become(code.language(), code.text());
    }

    private static @Nullable Code code(org.commonmark.node.Node block) {
        if (block instanceof FencedCodeBlock code) {
            return new Code(language(code), code.getLiteral());
        }
        if (block instanceof IndentedCodeBlock code) {
            return new Code("", code.getLiteral());
        }
        return block instanceof HtmlBlock html ? new Code("HTML", html.getLiteral()) : null;
    }

    private static String language(FencedCodeBlock code) {
        String info = code.getInfo() == null ? "" : code.getInfo().strip();
        int space = info.indexOf(' ');
        return space < 0 ? info : info.substring(0, space);
    }

    private VBox list(ListBlock list, int depth) {
        VBox items = new VBox();
        items.getStyleClass().addAll("markdown-list", list.isTight() ? "tight" : "loose");
        int number = list instanceof OrderedList ordered ? firstNumber(ordered) : 0;
        for (org.commonmark.node.Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Label mark = new Label(
                    list instanceof BulletList ? BULLETS.get(Math.min(depth, BULLETS.size() - 1)) : number++ + ".");
            mark.getStyleClass().add(list instanceof BulletList ? "markdown-bullet" : "markdown-number");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            VBox content = column(item, depth + 1);
            HBox.setHgrow(content, Priority.ALWAYS);
            HBox row = new HBox(mark, content);
            row.getStyleClass().add("markdown-item");
            items.getChildren().add(row);
        }
        return items;
    }

    private static int firstNumber(OrderedList list) {
        Integer first = list.getMarkerStartNumber();
        return first == null ? 1 : first;
    }

    private VBox column(org.commonmark.node.Node parent, int depth) {
        VBox column = new VBox();
        column.getStyleClass().add("markdown-column");
        column.setMinWidth(0);
        if (depth > DEEPEST) {
            column.getChildren().add(new Label("…"));
            return column;
        }
        List<Node> children = new ArrayList<>();
        for (org.commonmark.node.Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            children.add(of(child, depth));
        }
        column.getChildren().addAll(children);
        return column;
    }
}
