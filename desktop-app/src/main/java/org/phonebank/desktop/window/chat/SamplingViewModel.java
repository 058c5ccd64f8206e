package org.phonebank.desktop.window.chat;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.conversation.Chat;
import org.phonebank.desktop.conversation.Sampling;

/** What the conversation that is shown tells the model first, and how its answers are sampled. */
public final class SamplingViewModel {
    /** Temperatures above it are of no use to anybody who moves a slider. */
    public static final double HOTTEST = 2;

    public static final int MOST_TOKENS = 8192;
    public static final int MOST_TOP_K = 500;
    public static final double LEAST_TOP_P = 0.05;
    public static final double MOST_PENALTY = 2;
    private static final double HUNDREDTHS = 100;

    private final Dialogues dialogues;
    private final StringProperty systemPrompt = new SimpleStringProperty("");
    private final DoubleProperty temperature = new SimpleDoubleProperty();
    private final DoubleProperty topP = new SimpleDoubleProperty(1);
    private final ObjectProperty<Integer> topK = new SimpleObjectProperty<>(0);
    private final DoubleProperty repetitionPenalty = new SimpleDoubleProperty(1);
    private final ObjectProperty<Integer> maxTokens = new SimpleObjectProperty<>(1);
    private final BooleanProperty seedFixed = new SimpleBooleanProperty();
    private final ObjectProperty<Integer> seed = new SimpleObjectProperty<>(0);
    private final ReadOnlyObjectWrapper<@Nullable Preset> preset = new ReadOnlyObjectWrapper<>();
    private final Subscription subscription;
    private boolean showing;

    SamplingViewModel(Dialogues dialogues) {
        this.dialogues = dialogues;
        subscription = dialogues.shownProperty().subscribe(dialogue -> {
            if (dialogue != null) {
                show(dialogue.chat());
            }
        });
        for (Property<?> property :
                new Property<?>[] {systemPrompt, temperature, topP, topK, repetitionPenalty, maxTokens, seedFixed, seed
                }) {
            property.subscribe((before, now) -> keep());
        }
    }

    private void show(Chat chat) {
        showing = true;
        systemPrompt.set(chat.systemPrompt());
        show(chat.sampling());
        showing = false;
    }

    private void show(Sampling sampling) {
        temperature.set(sampling.temperature());
        topP.set(sampling.topP());
        topK.set(sampling.topK());
        repetitionPenalty.set(sampling.repetitionPenalty());
        maxTokens.set(sampling.maxTokens());
        Long fixed = sampling.seed();
        seedFixed.set(fixed != null);
        seed.set(fixed == null ? 0 : (int) Math.floorMod(fixed, (long) Integer.MAX_VALUE));
        preset.set(presetOf(sampling));
    }

    private void keep() {
        Dialogue dialogue = dialogues.shownProperty().get();
        if (!showing && dialogue != null) {
            Sampling now = sampling();
            preset.set(presetOf(now));
            dialogue.change(chat -> chat.told(systemPrompt.get()).sampled(now));
        }
    }

    private Sampling sampling() {
        return new Sampling(
                maxTokens.get(),
                rounded(temperature.get()),
                topK.get(),
                rounded(topP.get()),
                rounded(repetitionPenalty.get()),
                seedFixed.get() ? Long.valueOf(seed.get()) : null);
    }

    /** Sliders give more digits than people mean. */
    private static double rounded(double value) {
        return Math.round(value * HUNDREDTHS) / HUNDREDTHS;
    }

    private static @Nullable Preset presetOf(Sampling sampling) {
        for (Preset each : Preset.values()) {
            if (each.applyTo(sampling).equals(sampling)) {
                return each;
            }
        }
        return null;
    }

    public void choose(Preset wanted) {
        show(wanted.applyTo(sampling()));
    }

    /** Goes back to the settings of new conversations. */
    public void reset() {
        systemPrompt.set("");
        show(dialogues.usual());
    }

    void end() {
        subscription.unsubscribe();
    }

    public StringProperty systemPromptProperty() {
        return systemPrompt;
    }

    public DoubleProperty temperatureProperty() {
        return temperature;
    }

    public DoubleProperty topPProperty() {
        return topP;
    }

    public ObjectProperty<Integer> topKProperty() {
        return topK;
    }

    public DoubleProperty repetitionPenaltyProperty() {
        return repetitionPenalty;
    }

    public ObjectProperty<Integer> maxTokensProperty() {
        return maxTokens;
    }

    /** Whether all answers are sampled with the same seed. */
    public BooleanProperty seedFixedProperty() {
        return seedFixed;
    }

    public ObjectProperty<Integer> seedProperty() {
        return seed;
    }

    /** The preset that the settings are, or null. */
    public ReadOnlyObjectProperty<@Nullable Preset> presetProperty() {
        return preset.getReadOnlyProperty();
    }
}
