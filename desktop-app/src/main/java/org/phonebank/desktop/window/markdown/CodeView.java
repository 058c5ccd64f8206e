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

    private final String language;
    private final VBox chunks = new VBox();
    private String shown = "";

    CodeView(String language, String code, MarkdownActions actions) {
        this.language = language;
        getStyleClass().add("markdown-code");
        chunks.getStyleClass().add("markdown-code-lines");
        getChildren().addAll(header(actions), body());
        show(code);
    }

    /** Shows code of the same language in place of the code before, as it grows. */
    boolean become(String otherLanguage, String code) {
        boolean same = language.equals(otherLanguage);
        if (same) {
            show(code);
        }
        return same;
    }

    private void show(String code) {
        shown = code.stripTrailing();
        List<String> lines = shown.lines().toList();
        int count = 0;
        for (int first = 0; first < lines.size(); first += CHUNK) {
            chunk(count++).setText(String.join("\n", lines.subList(first, Math.min(lines.size(), first + CHUNK))));
        }
        chunks.getChildren().remove(count, chunks.getChildren().size());
    }

    /** A label of the same text is left alone by its setter. */
    private Label chunk(int number) {
        if (number < chunks.getChildren().size()) {
            return (Label) chunks.getChildren().get(number);
        }
        Label chunk = new Label();
        chunk.getStyleClass().add("markdown-code-text");
        chunk.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        chunks.getChildren().add(chunk);
        return chunk;
    }

    private HBox header(MarkdownActions actions) {
        Label name = new Label(language);
        name.getStyleClass().add("markdown-code-language");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button(actions.copyCodeLabel(), new FontIcon("fth-copy"));
        copy.getStyleClass().addAll("flat", "small");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(event -> actions.copyCode(shown));
        HBox header = new HBox(name, space, copy);
        header.getStyleClass().add("markdown-code-header");
        header.setAlignment(Pos.CENTER_LEFT);
        return header;
    }

    private ScrollPane body() {
        ScrollPane scroll = new ScrollPane(chunks);
        scroll.getStyleClass().add("plain-scroll");
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
