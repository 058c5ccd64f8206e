package org.phonebank.desktop.window.setup;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.wizard.Check;
import org.phonebank.desktop.wizard.CheckedPhone;
import org.phonebank.desktop.wizard.Fit;
import org.phonebank.desktop.wizard.Requirement;

/** Every phone by every requirement. */
public final class ChecksViewModel {
    private final Wizard wizard;
    private final Messages messages;
    private final SetupWords words;
    private final ObservableList<CheckRow> all = FXCollections.observableArrayList();
    private final FilteredList<CheckRow> rows = new FilteredList<>(all);
    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty problemsOnly = new SimpleBooleanProperty();
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Tone> tone = new ReadOnlyObjectWrapper<>(Tone.NEUTRAL);
    private final ReadOnlyObjectWrapper<List<String>> advice = new ReadOnlyObjectWrapper<>(List.of());
    private long shown = -1;

    ChecksViewModel(Wizard wizard, Desk desk) {
        this.wizard = wizard;
        this.messages = desk.messages();
        this.words = new SetupWords(messages, desk.units());
        filter.subscribe(this::choose);
        problemsOnly.subscribe(this::choose);
    }

    private void choose() {
        String text = filter.get();
        boolean problems = problemsOnly.get();
        rows.setPredicate(row -> row.matches(text) && !(problems && row.fine()));
    }

    void refresh() {
        if (shown == wizard.surveys()) {
            return;
        }
        shown = wizard.surveys();
        List<CheckedPhone> checked = wizard.survey().checked();
        Rows.update(all, checked.stream().map(this::row).toList(), CheckRow::serial);
        Fit fit = wizard.survey().fit();
        verdict.set(words.sentence(fit));
        tone.set(SetupWords.tone(fit));
        advice.set(all.stream().flatMap(ChecksViewModel::advice).toList());
    }

    private CheckRow row(CheckedPhone phone) {
        return new CheckRow(
                phone.serial(),
                phone.name(),
                words.named(phone.name(), phone.serial()),
                new CheckRow.Cell(
                        messages.text("setup.check.whole", phone.outcome()),
                        messages.text("setup.check.whole", phone.outcome()),
                        "",
                        SetupWords.tone(phone.outcome()),
                        CheckRow.Cell.rank(phone.outcome())),
                phone.checks().stream().map(check -> cell(check, phone)).toList());
    }

    private CheckRow.Cell cell(Check check, CheckedPhone phone) {
        return new CheckRow.Cell(
                words.brief(check),
                messages.text("setup.check.outcome", check.outcome()),
                words.sentence(check, words.named(phone.name(), phone.serial())),
                SetupWords.tone(check.outcome()),
                CheckRow.Cell.rank(check));
    }

    private static Stream<String> advice(CheckRow row) {
        return row.cells().stream()
                .filter(cell -> cell.tone() == Tone.DANGER || cell.tone() == Tone.WARNING)
                .map(CheckRow.Cell::sentence);
    }

    /** Asks all phones anew. */
    public void again() {
        wizard.choosing().scout().askAgain();
    }

    /** These rows under their headings, for a spreadsheet. */
    String copied(List<CheckRow> chosen) {
        String headings = Stream.concat(
                        Stream.of(
                                messages.text("setup.check.phone"),
                                messages.text("setup.check.serial"),
                                messages.text("setup.check.result")),
                        Stream.of(Requirement.values())
                                .map(requirement -> messages.text("setup.check.requirement", requirement)))
                .collect(Collectors.joining("\t"));
        return Stream.concat(Stream.of(headings), chosen.stream().map(CheckRow::copied))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    ObservableList<CheckRow> rows() {
        return rows;
    }

    public StringProperty filterProperty() {
        return filter;
    }

    public BooleanProperty problemsOnlyProperty() {
        return problemsOnly;
    }

    /** Whether the model fits on those that pass, one sentence. */
    public ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Tone> toneProperty() {
        return tone.getReadOnlyProperty();
    }

    /** A sentence for each thing that is not as it should be. */
    public ReadOnlyObjectProperty<List<String>> adviceProperty() {
        return advice.getReadOnlyProperty();
    }
}
