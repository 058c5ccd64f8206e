package org.phonebank.partitioner.tokenizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.partitioner.failure.ModelPackageException;

/** Expected texts are what Python's Jinja gives with the settings of Hugging Face. */
@SuppressWarnings("StringConcatToTextBlock") // line ends are what is tested here
class ChatTemplateTest {
    private static final List<ChatMessage> CONVERSATION = List.of(
            new ChatMessage("system", " Be brief. "),
            new ChatMessage("user", "Hi"),
            new ChatMessage("assistant", "<think>\nhm\n</think>\n\nHello \n"),
            new ChatMessage("user", "Why {{ x }}?\n"));

    @TempDir
    Path folder;

    @Test
    void turnsAreWrappedInMarkersWithSpecialTokens() throws Exception {
        write("{{ bos_token }}{% for message in messages %}{{'<' + message['role'] + '>' + (message.content | trim)"
                + " + eos_token + '\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<assistant>\n' }}{% endif %}");
        assertThat(render(true))
                .isEqualTo("<s><system>Be brief.</s>\n<user>Hi</s>\n<assistant><think>\nhm\n</think>\n\nHello</s>\n"
                        + "<user>Why {{ x }}?</s>\n<assistant>\n");
        assertThat(render(false)).endsWith("<user>Why {{ x }}?</s>\n");
    }

    @Test
    void systemMessageIsSlicedOffAndRolesCounted() throws Exception {
        write("{% if messages[0]['role'] == 'system' %}{% set system = messages[0]['content'].strip() + '\\n' %}"
                + "{% set rest = messages[1:] %}{% else %}{% set system = '' %}{% set rest = messages %}{% endif %}"
                + "{% for m in rest %}{% if (m['role'] == 'user') != (loop.index0 % 2 == 0) %}"
                + "{{ raise_exception('Roles must alternate.') }}{% endif %}"
                + "{{ loop.index0 }}{{ '^' if loop.first else '' }}{{ '$' if loop.last else '' }}"
                + "{{ (system if loop.first else '') + m.content.split('</think>')[-1].lstrip('\\n') }}|{% endfor %}");
        assertThat(render(false)).isEqualTo("0^Be brief.\nHi|1Hello \n|2$Why {{ x }}?\n|");
        ChatTemplate template = ChatTemplate.open(folder).orElseThrow();
        assertThatThrownBy(() -> template.render(List.of(new ChatMessage("assistant", "a")), true))
                .isInstanceOf(ChatTemplateException.class)
                .hasMessage("The chat template refuses this conversation: Roles must alternate.");
    }

    @Test
    void whitespaceAroundBlocksIsTrimmedLikePythonDoes() throws Exception {
        write("a\n  {% if true %}\n  b {{ 1 }} {% if true %}c{% endif %} d\n  {%- endif %}\n\n{# note #}\n"
                + "{{- ' e' }}   \n  {% set x = 1 -%}   \n\n f {{ x -}} \n g\n");
        assertThat(render(false)).isEqualTo("a\n  b 1 c d\n e   \nf 1g");
    }

    @Test
    void namespacesReversedListsAndFunctionsWork() throws Exception {
        write("{%- set ns = namespace(last=messages|length - 1, open=true) %}"
                + "{%- for m in messages[::-1] %}{%- set index = (messages|length - 1) - loop.index0 %}"
                + "{%- if ns.open and m.role == 'user' and m.content is string and not m.content.startswith('W') %}"
                + "{%- set ns.open = false %}{%- set ns.last = index %}{%- endif %}{%- endfor %}{{ ns.last }}"
                + "{% if strftime_now is defined %} {{ strftime_now('%Y') | length }}{% endif %}"
                + "{% if tools is defined %} tools{% endif %}{% generation %} g{% endgeneration %}");
        assertThat(render(false)).isEqualTo("1 4 g");
    }

    @Test
    void jsonHasPythonsSpacing() throws Exception {
        write(
                "{{ messages[1] | tojson }} {{ {'a': [1, true, none, 'é\"<']} | tojson }}\n{{ {'a': [1]} | tojson(indent=2) }}");
        assertThat(render(false))
                .isEqualTo("{\"role\": \"user\", \"content\": \"Hi\"} {\"a\": [1, true, null, \"é\\\"<\"]}\n"
                        + "{\n  \"a\": [\n    1\n  ]\n}");
    }

    @Test
    void listOfTemplatesGivesTheDefaultOne() throws Exception {
        writeConfig(List.of(
                Map.of("name", "tool_use", "template", "tools"), Map.of("name", "default", "template", "plain")));
        assertThat(render(true)).isEqualTo("plain");
    }

    @Test
    void ownFileGoesBeforeTheTokenizersConfiguration() throws Exception {
        writeConfig("from configuration");
        assertThat(render(true)).isEqualTo("from configuration");
        write("from file");
        assertThat(render(true)).isEqualTo("from file");
    }

    @Test
    void folderWithoutTemplateHasNone() throws Exception {
        assertThat(ChatTemplate.open(folder)).isEmpty();
    }

    @Test
    void brokenTemplateIsRefused() throws Exception {
        write("{{ messages ");
        assertThatThrownBy(() -> ChatTemplate.open(folder))
                .isInstanceOf(ModelPackageException.class)
                .hasMessageContaining("ends within a tag");
        write("{% for m in messages %}{{ m.content | no_such_filter }}{% endfor %}");
        assertThatThrownBy(() -> ChatTemplate.open(folder)).hasMessageContaining("filter no_such_filter");
    }

    @Test
    void constructsThatWouldRenderWronglyAreRefused() throws Exception {
        write("{% for m in messages %}x{% else %}y{% endfor %}");
        assertThatThrownBy(() -> ChatTemplate.open(folder)).hasMessageContaining("else within for");
        write("{% for m in messages if m.role == 'user' %}x{% endfor %}");
        assertThatThrownBy(() -> ChatTemplate.open(folder)).hasMessageContaining("for with if");
    }

    @Test
    void javaIsOutOfReachOfTemplates() throws Exception {
        write("{{ messages.getClass().forName('java.lang.Runtime') }}");
        ChatTemplate template = ChatTemplate.open(folder).orElseThrow();
        assertThatThrownBy(() -> template.render(CONVERSATION, true)).isInstanceOf(ChatTemplateException.class);
    }

    @Test
    void datesAreWrittenLikeStrftimeDoes() {
        LocalDateTime time = LocalDateTime.of(2024, 7, 6, 15, 4, 5);
        assertThat(Strftime.format("%d %b %Y, %A %H:%M:%S 100%% %Q", time))
                .isEqualTo("06 Jul 2024, Saturday 15:04:05 100% %Q");
    }

    private String render(boolean generationPrompt) throws IOException, ModelPackageException {
        return ChatTemplate.open(folder).orElseThrow().render(CONVERSATION, generationPrompt);
    }

    private void write(String template) throws IOException {
        Files.writeString(folder.resolve("chat_template.jinja"), template);
        if (Files.notExists(folder.resolve("tokenizer_config.json"))) {
            writeConfig(null);
        }
    }

    private void writeConfig(@Nullable Object template) throws IOException {
        Map<String, @Nullable Object> config = new HashMap<>();
        config.put("bos_token", "<s>");
        config.put("eos_token", Map.of("content", "</s>"));
        config.put("chat_template", template);
        Files.write(folder.resolve("tokenizer_config.json"), new ObjectMapper().writeValueAsBytes(config));
    }
}
