package org.phonebank.desktop.window.markdown;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** A piece of code with its language and a button that copies it. Long lines are scrolled to, not wrapped. */
final class CodeView extends VBox {
    /** Lines that are laid out together: long code stays fast, since only its last part grows. */
    private static final int CHUNK = 40;

    CodeView(String language, String code, MarkdownActions actions) {
        getStyleClass().add("markdown-code");
        String text = code.stripTrailing();
        getChildren().addAll(header(language, text, actions), body(text));
    }

    private static HBox header(String language, String code, MarkdownActions actions) {
        Label name = new Label(language);
        name.getStyleClass().add("markdown-code-language");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button(actions.copyCodeLabel(), new FontIcon("fth-copy"));
        copy.getStyleClass().addAll("flat", "small");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(event -> actions.copyCode(code));
        HBox header = new HBox(name, space, copy);
        header.getStyleClass().add("markdown-code-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private static ScrollPane body(String code) {
        VBox chunks = new VBox();
        chunks.getStyleClass().add("markdown-code-lines");
        List<String> lines = code.lines().toList();
        for (int first = 0; first < lines.size(); first += CHUNK) {
            Label chunk = new Label(String.join("\n", lines.subList(first, Math.min(lines.size(), first + CHUNK))));
            chunk.getStyleClass().add("markdown-code-text");
            chunk.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            chunks.getChildren().add(chunk);
        }
        ScrollPane scroll = new ScrollPane(chunks);
        scroll.getStyleClass().addAll("plain-scroll", "markdown-code-scroll");
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFitToHeight(true);
        // The page scrolls over code, too: only sideways movement stays here.
        scroll.addEventFilter(ScrollEvent.SCROLL, event -> {
            if (event.getDeltaX() == 0 && !event.isShiftDown() && scroll.getParent() != null) {
                scroll.getParent().fireEvent(event.copyFor(scroll.getParent(), scroll.getParent()));
                event.consume();
            }
        });
        return scroll;
    }
}
