package org.phonebank.desktop.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.history.HistoryException;
import org.phonebank.desktop.history.HistoryFile;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.pipeline.generation.GenerationResult;
import org.phonebank.pipeline.generation.GenerationStatistics;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.pipeline.generation.TokenStatistics;
import org.phonebank.pipeline.phrase.Phrase;

class ConversationsTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:10Z");
    private static final Sampling SAMPLING = new Sampling(200, 0.7, 40, 0.9, 1.1, 17L);
    private static final Answer BEGUN = Answer.begun("Sample model", 17);
    private static final StageTime STAGE = new StageTime("VP01", 10, 2000, 300);
    private static final TokenStatistics TOKEN =
            new TokenStatistics(0, Duration.ofMillis(42), Duration.ofMillis(42), List.of(STAGE));

    @TempDir
    private Path folder;

    private volatile Instant now = START;
    private final List<Phrase> trouble = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private Conversations conversations;

    @BeforeEach
    void open() {
        conversations = new Conversations(folder.resolve("history.db"), () -> now, trouble::add);
    }

    @AfterEach
    void close() {
        conversations.close();
    }

    @Test
    void aConversationIsReadAsItWasKept() {
        Chat chat = Chat.begin(7, "Be brief.", SAMPLING, START)
                .titled("Shards")
                .drafted("half a thou")
                .showing(9)
                .changedAt(START.plusSeconds(5));
        Message question = Message.question(8, Message.NONE, "What is a shard?", START);
        Message answer = Message.answer(9, 8, START, BEGUN).saying("A part.", finished());
        conversations.save(chat);
        conversations.put(7, question);
        conversations.put(7, answer, List.of(new TokenTime("A part.", 42_000, List.of(STAGE))));
        reopen();

        assertThat(conversations.load(7).join()).contains(new StoredChat(chat, List.of(question, answer)));
        assertThat(conversations.timeline(answer).join())
                .containsExactly(new TokenTime("A part.", 42_000, List.of(STAGE)));
        assertThat(conversations.timeline(question).join()).isEmpty();
        assertThat(conversations.list("").join()).containsExactly(new ChatEntry(7, "Shards", START.plusSeconds(5), 2));
        assertThat(trouble).isEmpty();
    }

    @Test
    void conversationsAreFoundByTitleAndByWhatWasSaid() {
        said(1, "Foxes", "Tell me of 100% of them");
        said(2, "Shards", "What is a shard?");

        assertThat(conversations.list("fox").join()).extracting(ChatEntry::id).containsExactly(1L);
        assertThat(conversations.list("a SHARD").join())
                .extracting(ChatEntry::id)
                .containsExactly(2L);
        assertThat(conversations.list("0% o").join()).extracting(ChatEntry::id).containsExactly(1L);
        assertThat(conversations.list("_").join()).isEmpty();
    }

    @Test
    void aDeletionCanBeTakenBackForADay() {
        Message question = said(1, "Foxes", "Tell me");
        conversations.deleteMessages(1, List.of(question));
        conversations.deleteChat(1);
        assertThat(conversations.list("").join()).isEmpty();
        assertThat(conversations.load(1).join()).isEmpty();

        conversations.restoreChat(1);
        assertThat(conversations.load(1).join().orElseThrow().messages()).isEmpty();
        conversations.restoreMessages(1, List.of(question));
        assertThat(conversations.load(1).join().orElseThrow().messages()).containsExactly(question);

        conversations.deleteChat(1);
        now = now.plus(Duration.ofDays(2));
        reopen();
        conversations.restoreChat(1);
        assertThat(conversations.list("").join()).isEmpty();
    }

    @Test
    void anAnswerIsKeptWhileItComes() {
        List<AnswerNews> news = new ArrayList<>();
        AnswerKeeper keeper = begin(news::add);
        keeper.computed(TOKEN);
        keeper.token("A ");
        now = now.plusSeconds(2);
        keeper.token("part");

        assertThat(answer()).isEqualTo(Message.answer(9, 8, START, BEGUN).saying("A part", BEGUN));

        keeper.token(".");
        keeper.done(result());
        Message ended = Message.answer(9, 8, START, BEGUN).saying("A part.", finished());
        assertThat(answer()).isEqualTo(ended);
        assertThat(conversations.timeline(ended).join())
                .containsExactly(new TokenTime("A part.", 42_000, List.of(STAGE)));
        assertThat(news)
                .containsExactly(
                        new AnswerNews.Computed(new TokenTime("", 42_000, List.of(STAGE))),
                        new AnswerNews.Text("A "),
                        new AnswerNews.Text("part"),
                        new AnswerNews.Text("."),
                        new AnswerNews.Ended(ended));
    }

    @Test
    void anAnswerThatFailedKeepsWhatCame() {
        AnswerKeeper keeper = begin(news -> {});
        keeper.token("A pa");
        keeper.failed(Phrase.verbatim("Pixel 2 is gone: plug it in."));

        assertThat(answer())
                .isEqualTo(Message.answer(9, 8, START, BEGUN)
                        .saying("A pa", BEGUN.failed(Phrase.verbatim("Pixel 2 is gone: plug it in."))));
    }

    @Test
    void howManyMessagesDidNotFitIsKeptWithTheAnswerFromTheBeginning() {
        AnswerKeeper keeper = begin(news -> {});
        keeper.leftOut(4);
        assertThat(answer()).isEqualTo(Message.answer(9, 8, START, BEGUN.leavingOut(4)));

        keeper.token("A part.");
        keeper.done(result());
        assertThat(answer())
                .isEqualTo(Message.answer(9, 8, START, BEGUN)
                        .saying("A part.", finished().leavingOut(4)));
    }

    @Test
    void anAnswerIsBrokenOffWhenTheWindowCloses() {
        AnswerKeeper keeper = begin(news -> {});
        keeper.token("A pa");
        reopen();
        keeper.token("rt.");
        keeper.done(result());

        assertThat(answer()).isEqualTo(Message.answer(9, 8, START, BEGUN).saying("A pa", BEGUN.brokenOff()));
    }

    @Test
    void anAnswerWhoseProcessDiedIsBrokenOff() {
        said(7, "Shards", "What is a shard?");
        conversations.put(7, Message.answer(9, 8, START, BEGUN).saying("A pa", BEGUN));

        assertThat(answer()).isEqualTo(Message.answer(9, 8, START, BEGUN).saying("A pa", BEGUN.brokenOff()));
    }

    @Test
    void theBranchThatIsShownIsExported() throws IOException {
        Chat chat = Chat.begin(7, "Be brief.", SAMPLING, START).titled("Shards").showing(9);
        conversations.save(chat);
        conversations.put(7, Message.question(8, Message.NONE, "What is a *shard*?", START));
        conversations.put(7, Message.answer(9, 8, START, BEGUN).saying("A part.", finished()));
        conversations.put(7, Message.answer(10, 8, START, BEGUN).saying("Another one.", finished()));
        Path markdown = folder.resolve("out.md");
        Path json = folder.resolve("out.JSON");
        conversations.export(7, ExportFormat.of(markdown), markdown).join();
        conversations.export(7, ExportFormat.of(json), json).join();

        assertThat(markdown).hasContent("""
                        # Shards

                        > Be brief.

                        ## Question

                        What is a *shard*?

                        ## Answer

                        A part.

                        *Sample model, first token 42 ms, 0.0 tokens/s, 1 tokens*
                        """);
        assertThat(Files.readString(json))
                .contains("\"title\" : \"Shards\"", "\"role\" : \"assistant\"", "\"content\" : \"A part.\"")
                .doesNotContain("Another one.");
        assertThatThrownBy(() -> conversations
                        .export(
                                7,
                                ExportFormat.MARKDOWN,
                                folder.resolve("out.md").resolve("x.md"))
                        .join())
                .hasMessageContaining("choose a folder that you may write to");
    }

    @Test
    void whatCannotBeKeptIsToldOnce() throws IOException {
        Path damaged = folder.resolve("damaged.db");
        Files.writeString(damaged, "This is no database, and long enough to be seen as none. ".repeat(50));
        try (Conversations broken = new Conversations(damaged, () -> now, trouble::add)) {
            broken.deleteChat(1);
            broken.deleteChat(2);
            assertThatThrownBy(() -> broken.list("").join()).hasMessageContaining("is damaged; move it away");
        }

        assertThat(trouble)
                .extracting(problem -> ((Phrase.Said) problem).wording())
                .containsExactly(HistoryException.Reason.DAMAGED);
    }

    @Test
    void theEndOfAnAnswerThatCouldNotBeKeptIsKeptLater() throws Exception {
        AnswerKeeper keeper = begin(piece -> {});
        keeper.token("A part.");
        answer();
        try (Connection other = HistoryFile.open(folder.resolve("history.db"));
                Statement statement = other.createStatement()) {
            statement.executeUpdate("CREATE TRIGGER refuse BEFORE UPDATE ON chat_messages"
                    + " BEGIN SELECT RAISE(ABORT, 'refused'); END");
            keeper.done(result());
            assertThat(answer().text()).isEmpty();
            assertThat(trouble).hasSize(1);
            statement.executeUpdate("DROP TRIGGER refuse");
        }
        reopen();

        assertThat(answer()).isEqualTo(Message.answer(9, 8, START, BEGUN).saying("A part.", finished()));
    }

    @Test
    void whatFollowsAFailureWaitsBehindItButHoldsUpNoOtherConversation() throws Exception {
        conversations.list("").join();
        try (Connection other = HistoryFile.open(folder.resolve("history.db"));
                Statement statement = other.createStatement()) {
            statement.executeUpdate("CREATE TRIGGER refuse BEFORE INSERT ON chats WHEN new.id = 7"
                    + " BEGIN SELECT RAISE(ABORT, 'refused'); END");
            AnswerKeeper keeper = begin(piece -> {});
            keeper.token("A part.");
            keeper.done(result());
            said(20, "Stages", "What is a stage?");
            assertThat(conversations.list("").join()).extracting(ChatEntry::id).containsExactly(20L);
            assertThat(trouble).hasSize(1);
            statement.executeUpdate("DROP TRIGGER refuse");
        }
        reopen();

        assertThat(conversations.load(7).join().orElseThrow().messages())
                .containsExactly(
                        Message.question(8, Message.NONE, "What is a shard?", START),
                        Message.answer(9, 8, START, BEGUN).saying("A part.", finished()));
    }

    @Test
    void theEndOfALongAnswerWaitsHoweverOftenItWasToBeWrittenBefore() throws Exception {
        conversations.list("").join();
        try (Connection other = HistoryFile.open(folder.resolve("history.db"));
                Statement statement = other.createStatement()) {
            statement.executeUpdate(
                    "CREATE TRIGGER refuse BEFORE INSERT ON chats" + " BEGIN SELECT RAISE(ABORT, 'refused'); END");
            AnswerKeeper keeper = begin(piece -> {});
            for (int second = 0; second < 1100; second++) {
                now = now.plusSeconds(1);
                keeper.token("A part. ");
            }
            keeper.done(result());
            assertThat(conversations.list("").join()).isEmpty();
            statement.executeUpdate("DROP TRIGGER refuse");
        }

        assertThat(answer()).isEqualTo(Message.answer(9, 8, START, BEGUN).saying("A part. ".repeat(1100), finished()));
    }

    @Test
    void whatHangsOnNothingIsTriedOnce() {
        conversations.put(99, Message.question(100, Message.NONE, "Hello", START));
        said(7, "Shards", "What is a shard?");
        conversations.save(Chat.begin(99, "", SAMPLING, START).titled("Later"));

        assertThat(conversations.load(99).join().orElseThrow().messages()).isEmpty();
        assertThat(conversations.load(7).join().orElseThrow().messages()).hasSize(1);
        assertThat(trouble)
                .extracting(problem -> ((Phrase.Said) problem).wording())
                .containsExactly(HistoryException.Reason.REFUSED);
    }

    private AnswerKeeper begin(java.util.function.Consumer<AnswerNews> news) {
        said(7, "Shards", "What is a shard?");
        Message begun = Message.answer(9, 8, START, BEGUN);
        conversations.put(7, begun);
        return conversations.keep(7, begun, news);
    }

    /** A conversation with one question, whose number is the next one. */
    private Message said(long chat, String title, String words) {
        Message question = Message.question(chat + 1, Message.NONE, words, START);
        conversations.save(Chat.begin(chat, "", SAMPLING, START).titled(title));
        conversations.put(chat, question);
        return question;
    }

    private Message answer() {
        return conversations.load(7).join().orElseThrow().messages().get(1);
    }

    private void reopen() {
        conversations.close();
        open();
    }

    private static Answer finished() {
        return new Answer(
                "Sample model",
                17,
                AnswerEnding.COMPLETE,
                Phrase.NONE,
                0,
                5,
                1,
                Duration.ofMillis(42),
                Duration.ofMillis(50),
                0);
    }

    private static ChatResult result() {
        return new ChatResult(
                "A part.",
                List.of(1, 2, 3, 4, 5),
                new GenerationResult(
                        List.of(7),
                        StopReason.STOP_TOKEN,
                        new GenerationStatistics(
                                5, 0, 0, Duration.ofMillis(42), Duration.ofMillis(50), List.of(TOKEN))));
    }
}
