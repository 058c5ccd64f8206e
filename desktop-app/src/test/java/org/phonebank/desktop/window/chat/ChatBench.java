package org.phonebank.desktop.window.chat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.phonebank.desktop.conversation.Conversations;
import org.phonebank.desktop.conversation.Sampling;
import org.phonebank.desktop.lab.ChatResult;
import org.phonebank.desktop.lab.LabEvent.ModelChosen;
import org.phonebank.desktop.lab.LabEvent.StateChanged;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.window.base.AnsweringDialogs;
import org.phonebank.desktop.window.base.BareDesk;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.DirectUi;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.pipeline.generation.GenerationResult;
import org.phonebank.pipeline.generation.GenerationStatistics;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.pipeline.generation.StopReason;
import org.phonebank.pipeline.generation.TokenStatistics;

/** The page's view-models on a lab that the test plays and a file of its own; everything is done at once. */
final class ChatBench implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final Sampling USUAL = new Sampling(128, 0.7, 40, 0.9, 1, null);

    final RecordingLab lab = new RecordingLab();
    final DirectUi ui = new DirectUi();
    final AnsweringDialogs dialogs = new AnsweringDialogs();
    final List<String> copied = new ArrayList<>();
    final List<String> trouble = new ArrayList<>();
    final Desk desk;
    final Dialogues dialogues;
    final ChatViewModel chat;
    final ChatListViewModel list;
    final SamplingViewModel sampling;
    private final Conversations conversations;
    private long seed = 100;

    /**
     * @param home where the conversations are, perhaps of a bench before
     * @param last the conversation that was shown last; 0 for none
     */
    ChatBench(Path home, long last, FirstQuestion first) {
        Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
        desk = BareDesk.of(home, lab, ui, clock, dialogs);
        conversations = new Conversations(
                home.resolve("history.db"), clock, problem -> trouble.add(problem.english()), new DirectExecutor());
        Talker talker = new Talker(
                lab,
                conversations,
                ui,
                clock,
                () -> seed++,
                failure -> trouble.add(String.valueOf(failure.getMessage())));
        dialogues = new Dialogues(talker, USUAL);
        dialogues.start(last);
        Words words = new Words(desk.messages(), desk.units(), ZoneOffset.UTC);
        chat = new ChatViewModel(dialogues, first, desk, words, new PhoneLegend(), copied::add);
        list = new ChatListViewModel(dialogues, desk, words);
        sampling = new SamplingViewModel(dialogues);
        chat.show(new ModelChosen("Sample model", 8_000_000, 4, 12));
    }

    ChatBench(Path home, long last) {
        this(home, last, new FirstQuestion(""));
    }

    ChatBench ready() {
        become(LabState.READY);
        return this;
    }

    void become(LabState state) {
        chat.show(new StateChanged(state));
    }

    void ask(String question) {
        chat.promptProperty().set(question);
        chat.send();
    }

    /** Asks and has it answered. */
    void talk(String question, String answer) {
        ask(question);
        answer(answer);
    }

    void answer(String words) {
        lab.answer().token(words);
        lab.answer().done(result(StopReason.STOP_TOKEN));
        ui.frame();
    }

    MessageViewModel last() {
        return chat.conversation().get(chat.conversation().size() - 1);
    }

    List<String> texts() {
        return chat.conversation().stream()
                .map(message -> message.textProperty().get())
                .toList();
    }

    long shown() {
        Dialogue dialogue = dialogues.shownProperty().get();
        return dialogue == null ? 0 : dialogue.chat().id();
    }

    /** How many conversations are in the file, also those of which nothing is shown. */
    int kept() {
        return conversations.list("").join().size();
    }

    @Override
    public void close() {
        chat.end();
        list.end();
        sampling.end();
        conversations.close();
    }

    static TokenStatistics token(int index, long millis, StageTime... stages) {
        return new TokenStatistics(index, Duration.ZERO, Duration.ofMillis(millis), List.of(stages));
    }

    static ChatResult result(StopReason reason) {
        Duration first = Duration.ofMillis(42);
        Duration step = Duration.ofMillis(16);
        List<TokenStatistics> tokens = IntStream.range(0, 18)
                .mapToObj(i -> new TokenStatistics(i, first.plus(step.multipliedBy(i)), step, List.of()))
                .toList();
        return new ChatResult(
                "A part.",
                List.of(1),
                new GenerationResult(
                        Collections.nCopies(18, 7),
                        reason,
                        new GenerationStatistics(1, 0, 0, first, step.multipliedBy(18), tokens)));
    }
}
