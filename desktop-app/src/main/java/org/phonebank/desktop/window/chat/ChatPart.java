package org.phonebank.desktop.window.chat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.conversation.Conversations;
import org.phonebank.desktop.conversation.Sampling;
import org.phonebank.desktop.conversation.StoreListener;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.window.base.Asker;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.PagePart;
import org.phonebank.desktop.window.base.PageView;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.UiThread;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.control.Copies;
import org.phonebank.pipeline.phrase.Phrase;

/** The page Chat. Conversations, and answers that come, outlive its views. */
public final class ChatPart implements PagePart, Asker {
    private static final String LAST = "chat.last";
    /** Seeds that a person can read out to another one. */
    private static final int SEEDS = 1_000_000;

    private final ChatSettings settings;
    private final FirstQuestion firstQuestion;
    private final PhoneLegend legend = new PhoneLegend();
    private volatile @Nullable Conversations conversations;
    private @Nullable Dialogues dialogues;
    private Desk desk;

    /** @param firstQuestion asked as soon as the lab is ready; "" for none */
    @SuppressWarnings("NullAway.Init")
    public ChatPart(ChatSettings settings, String firstQuestion) {
        this.settings = settings;
        this.firstQuestion = new FirstQuestion(firstQuestion);
    }

    @Override
    public Page page() {
        return Page.CHAT;
    }

    @Override
    public void prepare(Desk opened) {
        desk = opened;
    }

    /** What is asked elsewhere is shown when the page is. */
    @Override
    public Asked ask(String question) {
        String model = desk.lab().serving().map(LabEvent.ModelChosen::name).orElse("");
        return dialogues(desk).ask(question, model);
    }

    @Override
    public PageView open(Desk opened, Views views) {
        desk = opened;
        Words words =
                new Words(opened.messages(), opened.units(), opened.clock().getZone());
        Dialogues all = dialogues(opened);
        ChatViewModel chat = new ChatViewModel(all, firstQuestion, opened, words, legend, Copies::put);
        ChatListViewModel list = new ChatListViewModel(all, opened, words);
        SamplingViewModel sampling = new SamplingViewModel(all);
        ChatPanes panes = new ChatPanes(opened.preferences());
        Map<Class<?>, Supplier<?>> controllers = new HashMap<>();
        controllers.put(ChatController.class, () -> new ChatController(panes));
        controllers.put(ChatListController.class, () -> new ChatListController(list, opened.messages()));
        controllers.put(TalkController.class, () -> new TalkController(chat, panes, words, views));
        controllers.put(ComposerController.class, () -> new ComposerController(chat));
        controllers.put(SamplingController.class, () -> new SamplingController(sampling, opened.messages()));
        Parent root = views.load("chat.fxml", controllers);
        Subscription commands = new ChatCommands(chat, list, panes, opened).offer();
        Subscription feed = opened.feed().observe(chat);
        return new PageView(root, Subscription.combine(feed, commands, chat::end, list::end, sampling::end));
    }

    private Dialogues dialogues(Desk opened) {
        return dialogues == null ? begin(opened) : dialogues;
    }

    private Dialogues begin(Desk opened) {
        Conversations kept = new Conversations(opened.data().history(), opened.clock(), listener(opened.ui()));
        conversations = kept;
        Talker talker = new Talker(
                opened.lab(),
                kept,
                opened.ui(),
                opened.clock(),
                () -> ThreadLocalRandom.current().nextInt(SEEDS),
                this::tell);
        Dialogues begun = new Dialogues(talker, Sampling.of(settings));
        dialogues = begun;
        StringProperty last = opened.preferences().text(LAST, "");
        begun.shownProperty().subscribe(dialogue -> {
            if (dialogue != null) {
                last.set(Long.toString(dialogue.chat().id()));
            }
        });
        begun.start(last.get().matches("[1-8]?\\d{1,18}") ? Long.parseLong(last.get()) : 0);
        return begun;
    }

    private StoreListener listener(UiThread ui) {
        return new StoreListener() {
            @Override
            public void failed(Phrase problem) {
                ui.run(() -> tell(problem));
            }

            @Override
            public void mended() {
                ui.run(() -> desk.notices()
                        .tell(
                                Tone.SUCCESS,
                                desk.messages().text("chat.mended"),
                                desk.messages().text("chat.mended.text")));
            }
        };
    }

    private void tell(Throwable failure) {
        tell(Causes.tell(failure));
    }

    /** In the language that is shown now. */
    private void tell(Phrase problem) {
        desk.notices()
                .fail(desk.messages().text("chat.trouble"), desk.messages().say(problem), "");
    }

    @Override
    public void close() {
        Conversations open = conversations;
        if (open != null) {
            open.close();
        }
    }
}
