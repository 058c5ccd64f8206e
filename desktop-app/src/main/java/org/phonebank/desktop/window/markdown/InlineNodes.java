package org.phonebank.desktop.window.markdown;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Tooltip;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;

/** Makes a flow of the words in a block. */
final class InlineNodes {
    private final MarkdownActions actions;

    InlineNodes(MarkdownActions actions) {
        this.actions = actions;
    }

    TextFlow flow(org.commonmark.node.Node block) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add("markdown-words");
        Collector collector = new Collector(flow);
        for (org.commonmark.node.Node child = block.getFirstChild(); child != null; child = child.getNext()) {
            child.accept(collector);
        }
        return flow;
    }

    /** The words of a block without any form. */
    static String plain(org.commonmark.node.Node block) {
        StringBuilder words = new StringBuilder();
        block.accept(new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                words.append(' ');
            }
        });
        return words.toString();
    }

    /** Goes through the words and remembers how they are to look. */
    private final class Collector extends AbstractVisitor {
        private final TextFlow flow;
        private int bold;
        private int italic;
        private int struck;

        Collector(TextFlow flow) {
            this.flow = flow;
        }

        @Override
        public void visit(org.commonmark.node.Text text) {
            add(text.getLiteral());
        }

        @Override
        public void visit(SoftLineBreak lineBreak) {
            add(" ");
        }

        @Override
        public void visit(HardLineBreak lineBreak) {
            add("\n");
        }

        @Override
        public void visit(HtmlInline html) {
            add(html.getLiteral());
        }

        @Override
        public void visit(Code code) {
            Text words = new Text(code.getLiteral());
            words.getStyleClass().add("markdown-code-words");
            flow.getChildren().add(words);
        }

        @Override
        public void visit(StrongEmphasis strong) {
            bold++;
            visitChildren(strong);
            bold--;
        }

        @Override
        public void visit(Emphasis emphasis) {
            italic++;
            visitChildren(emphasis);
            italic--;
        }

        @Override
        public void visit(CustomNode custom) {
            struck += custom instanceof Strikethrough ? 1 : 0;
            visitChildren(custom);
            struck -= custom instanceof Strikethrough ? 1 : 0;
        }

        @Override
        public void visit(Link link) {
            flow.getChildren().add(link(plain(link), link.getDestination()));
        }

        @Override
        public void visit(Image image) {
            flow.getChildren().add(link(actions.picture(plain(image)), image.getDestination()));
        }

        private Node link(String words, String address) {
            Hyperlink link = new Hyperlink(words.isBlank() ? address : words);
            link.getStyleClass().add("markdown-link");
            link.setTooltip(new Tooltip(address));
            link.setOnAction(event -> actions.chooseLink(address));
            return link;
        }

        private void add(String words) {
            Text text = new Text(words);
            text.getStyleClass().add("markdown-text");
            if (bold > 0) {
                text.getStyleClass().add("markdown-bold");
            }
            if (italic > 0) {
                text.getStyleClass().add("markdown-italic");
            }
            if (struck > 0) {
                text.getStyleClass().add("markdown-struck");
            }
            flow.getChildren().add(text);
        }
    }
}
