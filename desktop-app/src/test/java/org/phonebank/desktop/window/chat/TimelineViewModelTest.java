package org.phonebank.desktop.window.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.phonebank.desktop.conversation.TokenTime;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.pipeline.generation.StageTime;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;

class TimelineViewModelTest {
    private final ObservableList<TokenTime> tokens = FXCollections.observableArrayList(
            token("A", 400_000, 300_000, 90_000), token("\n", 10_000, 6_000, 3_000), token("b", 20_000, 8_000, 5_000));
    private final PhoneLegend legend = new PhoneLegend();
    private final Messages messages = Messages.load();
    private final TimelineViewModel timeline = timeline(tokens);

    @BeforeEach
    void meetPhones() {
        legend.learn(List.of(phone("VP01", "Pixel 2")));
    }

    private TimelineViewModel timeline(ObservableList<TokenTime> of) {
        return new TimelineViewModel(of, legend, new Words(messages, new Units(messages), ZoneOffset.UTC));
    }

    @Test
    void withoutAChosenTokenTheAverageOfThoseAfterTheFirstIsTold() {
        timeline.watch();

        assertThat(timeline.headlineProperty().get()).startsWith("Average of 2 tokens  ·  15.0\u00a0ms");
        assertThat(timeline.rowsProperty().get())
                .containsExactly(
                        new PhoneTime(
                                0, "Pixel 2", 100, 7_000, 500, 15_000, "7.0\u00a0ms", "0.5\u00a0ms", "0.1\u00a0ms"),
                        new PhoneTime(1, "VP02", 0, 4_000, 0, 15_000, "4.0\u00a0ms", "0.0\u00a0ms", "0.0\u00a0ms"),
                        new PhoneTime(
                                PhoneTime.THIS_COMPUTER, "This computer", 0, 3_400, 0, 15_000, "3.4\u00a0ms", "", ""));
    }

    @Test
    void aChosenTokenIsTold() {
        timeline.watch();
        timeline.chosenProperty().set(1);
        assertThat(timeline.headlineProperty().get()).isEqualTo("Token 2 of 3  ·  “↵”  ·  10.0\u00a0ms");
        assertThat(timeline.rowsProperty().get())
                .extracting(PhoneTime::computeMicros)
                .containsExactly(6_000L, 3_000L, 400L);

        timeline.chosenProperty().set(0);
        assertThat(timeline.headlineProperty().get())
                .isEqualTo("Token 1 of 3  ·  “A”  ·  400.0\u00a0ms with reading the question");
    }

    @Test
    void aPhoneThatComputesAtTwoPlacesIsCalledByThem() {
        timeline.watch();
        tokens.add(new TokenTime(
                "c",
                9,
                List.of(
                        new StageTime("VP01", 0, 5, 0),
                        new StageTime("VP02", 0, 1, 0),
                        new StageTime("VP01", 0, 3, 0))));
        timeline.chosenProperty().set(3);

        assertThat(timeline.rowsProperty().get())
                .extracting(PhoneTime::name)
                .containsExactly("Pixel 2, stage 1", "VP02", "Pixel 2, stage 3", "This computer");
    }

    @Test
    void tokensThatComeAreFollowedOnlyWhileSomebodyLooks() {
        tokens.add(token("c", 30_000, 1, 1));
        assertThat(timeline.headlineProperty().get()).isEmpty();

        timeline.watch();
        tokens.add(token("d", 30_000, 1, 1));
        assertThat(timeline.headlineProperty().get()).startsWith("Average of 4 tokens");

        timeline.unwatch();
        tokens.add(token("e", 30_000, 1, 1));
        assertThat(timeline.headlineProperty().get()).startsWith("Average of 4 tokens");
    }

    @Test
    void aPhoneKeepsItsColourWhereverItComesInTheChain() {
        timeline.watch();
        tokens.add(new TokenTime("c", 9, List.of(new StageTime("VP09", 0, 5, 0), new StageTime("VP02", 0, 3, 0))));
        timeline.chosenProperty().set(3);
        assertThat(timeline.rowsProperty().get()).extracting(PhoneTime::colour).containsExactly(2, 1, -1);

        TimelineViewModel later = timeline(FXCollections.observableArrayList(
                new TokenTime("d", 9, List.of(new StageTime("VP02", 0, 5, 0), new StageTime("VP01", 0, 3, 0)))));
        later.watch();
        assertThat(later.rowsProperty().get()).extracting(PhoneTime::colour).containsExactly(1, 0, -1);
    }

    private static TokenTime token(String text, long micros, long first, long second) {
        return new TokenTime(
                text, micros, List.of(new StageTime("VP01", 100, first, 500), new StageTime("VP02", 0, second, 0)));
    }

    private static PhoneView phone(String serial, String name) {
        return new PhoneView(
                serial,
                name,
                Transport.VIRTUAL,
                PhoneState.READY,
                Phrase.NONE,
                0,
                0,
                OptionalInt.empty(),
                OptionalDouble.empty(),
                List.of(),
                0,
                Phrase.NONE);
    }
}
