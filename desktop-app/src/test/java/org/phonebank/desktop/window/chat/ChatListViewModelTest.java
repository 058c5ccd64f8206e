package org.phonebank.desktop.window.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.window.base.Asker.Asked;

class ChatListViewModelTest {
    @TempDir
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private ChatBench bench;

    @BeforeEach
    void talk() {
        bench = new ChatBench(home, 0).ready();
        bench.talk("What is a shard?", "A part.");
        bench.list.begin();
        bench.talk("Tell me of foxes", "They are red.");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void conversationsAreListedWithTheLatestFirst() {
        assertThat(bench.list.rows())
                .extracting(ChatRow::title, ChatRow::detail)
                .containsExactly(
                        tuple("Tell me of foxes", "09:00  ·  2 messages"),
                        tuple("What is a shard?", "09:00  ·  2 messages"));
        assertThat(bench.list.selectedRow()).contains(bench.list.rows().get(0));
    }

    @Test
    void onlyTheMessagesOfTheBranchThatIsShownAreCounted() {
        bench.ask("And of cubs");
        bench.answer("They play.");
        MessageViewModel first = bench.chat.conversation().get(1);
        assertThat(bench.list.rows().get(0).detail()).endsWith("4 messages");

        first.regenerate();
        bench.answer("They are clever.");
        assertThat(bench.list.rows().get(0).detail()).endsWith("2 messages");

        bench.last().showBefore();
        assertThat(bench.list.rows().get(0).detail()).endsWith("4 messages");
    }

    @Test
    void aConversationIsFoundByWhatWasSaid() {
        bench.list.searchProperty().set("RED");
        assertThat(bench.list.rows()).extracting(ChatRow::title).containsExactly("Tell me of foxes");

        bench.list.searchProperty().set("blue");
        assertThat(bench.list.emptyTextProperty().get()).isEqualTo("No conversation has these words.");
    }

    @Test
    void aConversationIsOpened() {
        bench.list.open(bench.list.rows().get(1));

        assertThat(bench.texts()).containsExactly("What is a shard?", "A part.");
    }

    @Test
    void whatIsAskedElsewhereIsAConversationOfItsOwn() {
        Asked asked = bench.dialogues.ask("What is a chain?", "Sample model");
        bench.answer("Many shards.");

        assertThat(asked.answerProperty().get().text()).isEqualTo("Many shards.");
        assertThat(bench.texts()).containsExactly("What is a chain?", "Many shards.");
        assertThat(bench.list.rows())
                .extracting(ChatRow::title)
                .containsExactly("What is a chain?", "Tell me of foxes", "What is a shard?");
    }

    @Test
    void whatTheLabDoesNotTakeFromElsewhereLeavesNoTrace() {
        bench.lab.refuses = true;
        assertThatThrownBy(() -> bench.dialogues.ask("What is a chain?", "Sample model"))
                .isInstanceOf(IllegalStateException.class);
        bench.dialogues.refresh();

        assertThat(bench.kept()).isEqualTo(2);
        assertThat(bench.list.rows())
                .extracting(ChatRow::title)
                .containsExactly("Tell me of foxes", "What is a shard?");
        assertThat(bench.texts()).containsExactly("Tell me of foxes", "They are red.");
    }

    @Test
    void aConversationIsRenamedWhetherItIsShownOrNot() {
        bench.dialogs.text = "Foxes";
        bench.list.rename(bench.list.rows().get(0));
        bench.dialogs.text = "Shards";
        bench.list.rename(bench.list.rows().get(1));

        assertThat(bench.list.rows()).extracting(ChatRow::title).containsExactly("Foxes", "Shards");
        assertThat(bench.chat.titleProperty().get()).isEqualTo("Foxes");
    }

    @Test
    void aConversationIsDeletedUntilThatIsTakenBack() {
        bench.list.delete(bench.list.rows().get(0));
        assertThat(bench.list.rows()).extracting(ChatRow::title).containsExactly("What is a shard?");
        assertThat(bench.chat.conversation()).isEmpty();

        bench.desk.notices().all().get(0).offer().orElseThrow().action().run();
        assertThat(bench.list.rows()).hasSize(2);
        assertThat(bench.texts()).containsExactly("Tell me of foxes", "They are red.");
    }

    @Test
    void aConversationIsExportedAndAFailureIsTold() {
        Path target = home.resolve("foxes.md");
        bench.dialogs.file = target;
        bench.list.export(bench.list.rows().get(0));
        assertThat(target).content().contains("They are red.");
        assertThat(bench.dialogs.asked).containsExactly("Tell me of foxes.md");
        assertThat(bench.desk.notices().all().get(0).text()).isEqualTo("It is in " + target + ".");

        bench.dialogs.file = target.resolve("no folder").resolve("x.json");
        bench.list.export(bench.list.rows().get(0));
        assertThat(bench.trouble).singleElement().asString().contains("choose a folder that you may write to");
    }
}
