package org.phonebank.desktop.window.chat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.phonebank.desktop.conversation.TokenTime;
import org.phonebank.pipeline.generation.StageTime;

/** Where the time of an answer's tokens went: of one token that was chosen, else on average. */
public final class TimelineViewModel {
    /** No token is chosen. */
    public static final int NONE = -1;

    private final ObservableList<TokenTime> tokens;
    private final ObservableList<TokenTime> shown;
    private final Map<String, String> names;
    private final Words words;
    private final Set<String> phones = new LinkedHashSet<>();
    private final IntegerProperty chosen = new SimpleIntegerProperty(NONE);
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<PhoneTime>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ListChangeListener<TokenTime> listener = change -> learn();
    private boolean watched;
    private int learned;

    /** @param names of phones by serial */
    TimelineViewModel(ObservableList<TokenTime> tokens, Map<String, String> names, Words words) {
        this.tokens = tokens;
        this.shown = FXCollections.unmodifiableObservableList(tokens);
        this.names = names;
        this.words = words;
        chosen.subscribe(now -> describe());
    }

    /** Begins to follow the tokens; work that nobody sees is not done. */
    public void watch() {
        if (!watched) {
            watched = true;
            tokens.addListener(listener);
            learn();
        }
    }

    /** Goes on without following. */
    public void unwatch() {
        watched = false;
        tokens.removeListener(listener);
    }

    void end() {
        unwatch();
    }

    private void learn() {
        for (TokenTime token : tokens.subList(Math.min(learned, tokens.size()), tokens.size())) {
            token.stages().forEach(stage -> phones.add(stage.phone()));
        }
        learned = tokens.size();
        describe();
    }

    /** Words may be others now: phones have got their names. */
    void describe() {
        if (!watched || tokens.isEmpty()) {
            headline.set("");
            rows.set(List.of());
        } else if (chosen.get() >= 0 && chosen.get() < tokens.size()) {
            describe(chosen.get(), tokens.get(chosen.get()));
        } else {
            describeAverage();
        }
    }

    private void describe(int index, TokenTime token) {
        headline.set(words.messages()
                .text(
                        index == 0 ? "chat.timeline.first" : "chat.timeline.token",
                        index + 1,
                        tokens.size(),
                        visible(token.text()),
                        words.micros(token.micros())));
        rows.set(rows(token.stages(), token.micros()));
    }

    /** Line breaks and the like as signs, so that every token can be seen. */
    private static String visible(String text) {
        return text.replace("\n", "↵").replace("\t", "⇥");
    }

    /** Of the tokens after the first one, which has the whole prompt to compute. */
    private void describeAverage() {
        List<TokenTime> counted = tokens.size() > 1 ? tokens.subList(1, tokens.size()) : tokens;
        long micros = Math.round(
                counted.stream().mapToLong(TokenTime::micros).average().orElse(0));
        headline.set(words.messages().text("chat.timeline.average", counted.size(), words.micros(micros)));
        rows.set(rows(Averages.of(counted), micros));
    }

    private List<PhoneTime> rows(List<StageTime> stages, long step) {
        long onPhones = stages.stream().mapToLong(TimelineViewModel::micros).sum();
        long longest = Math.max(step, onPhones);
        List<String> order = new ArrayList<>(phones);
        List<PhoneTime> times = new ArrayList<>();
        for (StageTime stage : stages) {
            times.add(new PhoneTime(
                    order.indexOf(stage.phone()),
                    names.getOrDefault(stage.phone(), stage.phone()),
                    stage.queuedMicros(),
                    stage.computeMicros(),
                    stage.linkMicros(),
                    longest,
                    words.micros(stage.computeMicros()),
                    words.micros(stage.linkMicros()),
                    words.micros(stage.queuedMicros())));
        }
        long here = longest - onPhones;
        String computer = words.messages().text("chat.timeline.computer");
        times.add(new PhoneTime(PhoneTime.THIS_COMPUTER, computer, 0, here, 0, longest, words.micros(here), "", ""));
        return times;
    }

    private static long micros(StageTime stage) {
        return stage.queuedMicros() + stage.computeMicros() + stage.linkMicros();
    }

    /** Number of a phone's colour, from 0, in the order in which phones took part. */
    public int colourOf(String phone) {
        return new ArrayList<>(phones).indexOf(phone);
    }

    public ObservableList<TokenTime> tokens() {
        return shown;
    }

    /** The token that is told of, from 0; {@link #NONE} tells of all on average. */
    public IntegerProperty chosenProperty() {
        return chosen;
    }

    /** What the rows are about. */
    public ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    /** One for each stage, in the order of the pipeline, then one for this computer. */
    public ReadOnlyObjectProperty<List<PhoneTime>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }
}
