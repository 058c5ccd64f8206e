package org.phonebank.desktop.batch.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Row ROW =
            new Row(1, 2, Map.of("text", TextNode.valueOf("Bon{jour}"), "to", TextNode.valueOf("English")));

    @Test
    void columnsAreFilledInOnce() throws Exception {
        Template template = Template.of("Translate to { to }: {text}\nOnly {to}.");

        assertThat(template.columns()).containsExactly("to", "text");
        assertThat(template.fill(ROW)).isEqualTo("Translate to English: Bon{jour}\nOnly English.");
    }

    @Test
    void bracesThatAreMeantAreDoubledAndLonelyOnesStay() throws Exception {
        assertThat(Template.of("{{text}} } { {text}").fill(ROW)).isEqualTo("{text} } { Bon{jour}");
    }

    @Test
    void aColumnThatNobodyHasIsFound() {
        assertThat(Template.of("{text} {tetx}").unknown(List.of("text", "to"))).contains("tetx");
        assertThat(Template.of("{text}").unknown(List.of("text", "to"))).isEmpty();
    }

    @Test
    void aRowWithoutTheColumnOrWithoutWordsCannotBeAsked() {
        assertThatThrownBy(() -> Template.of("{title}").fill(ROW))
                .isInstanceOf(InputException.class)
                .hasMessage("The row has no \"title\".");
        assertThatThrownBy(() -> Template.of(" {text}").fill(new Row(1, 2, Map.of("text", TextNode.valueOf(" ")))))
                .isInstanceOf(InputException.class)
                .hasMessage("The prompt is empty, because the columns of this row are blank.");
    }
}
