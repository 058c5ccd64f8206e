package org.phonebank.desktop.window.chat;

import java.util.ArrayList;
import java.util.List;
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
    private final PhoneLegend legend;
    private final Words words;
    private final IntegerProperty chosen = new SimpleIntegerProperty(NONE);
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<List<PhoneTime>> rows = new ReadOnlyObjectWrapper<>(List.of());
    private final ListChangeListener<TokenTime> listener = change -> describe();
    private boolean watched;

    TimelineViewModel(ObservableList<TokenTime> tokens, PhoneLegend legend, Words words) {
        this.tokens = tokens;
        this.shown = FXCollections.unmodifiableObservableList(tokens);
        this.legend = legend;
        this.words = words;
        chosen.subscribe(now -> describe());
    }

    /** Begins to follow the tokens; work that nobody sees is not done. */
    public void watch() {
        if (!watched) {
            watched = true;
            tokens.addListener(listener);
            describe();
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
        List<PhoneTime> times = new ArrayList<>();
        for (int place = 0; place < stages.size(); place++) {
            StageTime stage = stages.get(place);
            times.add(new PhoneTime(
                    legend.colour(stage.phone()),
                    name(place, stages),
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

    /** A phone that computes at several places in the pipeline is called by each of them. */
    private String name(int place, List<StageTime> stages) {
        String phone = stages.get(place).phone();
        boolean once =
                stages.stream().filter(stage -> stage.phone().equals(phone)).count() == 1;
        return once ? legend.name(phone) : words.messages().text("chat.timeline.stage", legend.name(phone), place + 1);
    }

    private static long micros(StageTime stage) {
        return stage.queuedMicros() + stage.computeMicros() + stage.linkMicros();
    }

    /** Number of a phone's colour, from 0. */
    public int colourOf(String phone) {
        return legend.colour(phone);
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
