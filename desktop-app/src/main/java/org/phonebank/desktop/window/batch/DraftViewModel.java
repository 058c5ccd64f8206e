package org.phonebank.desktop.window.batch;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.phonebank.desktop.batch.KeptBatch;
import org.phonebank.desktop.batch.input.Gap;
import org.phonebank.desktop.batch.input.InputException;
import org.phonebank.desktop.batch.input.InputFile;
import org.phonebank.desktop.batch.input.Row;
import org.phonebank.desktop.batch.input.Template;
import org.phonebank.desktop.window.base.Command;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Page;

/** What is to be asked, and how the first rows look with it. */
public final class DraftViewModel {
    private static final int SHOWN_CHARACTERS = 600;

    private final BatchSession session;
    private final Draft draft;
    private final Desk desk;
    private final Messages messages;
    private final ReadOnlyObjectWrapper<List<String>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<PreviewRow>> preview = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper gaps = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<KeptBatch>> before = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final DoubleProperty maxTokens = new SimpleDoubleProperty();
    private final DoubleProperty temperature = new SimpleDoubleProperty();
    private final Subscription subscriptions;

    DraftViewModel(BatchSession session, Desk desk) {
        this.session = session;
        this.draft = session.draft();
        this.desk = desk;
        this.messages = desk.messages();
        maxTokens.bindBidirectional(draft.maxTokensProperty());
        temperature.bindBidirectional(draft.temperatureProperty());
        this.subscriptions = Subscription.combine(
                session.inputProperty().subscribe(this::refresh),
                draft.templateProperty().subscribe(this::refresh),
                draft.systemPromptProperty().subscribe(this::refresh),
                draft.maxTokensProperty().subscribe(this::refresh),
                draft.temperatureProperty().subscribe(this::refresh),
                session.labStateProperty().subscribe(this::refresh),
                session.modelProperty().subscribe(this::refresh),
                session.stageProperty().subscribe(this::refresh),
                session.earlier().batchesProperty().subscribe(this::refresh),
                desk.commands().offer(new Command("batch.start", "Shortcut+Shift+Enter", obstacle, session::start)));
        refresh();
    }

    /** Names of columns of the file. */
    ReadOnlyObjectProperty<List<String>> columnsProperty() {
        return columns.getReadOnlyProperty();
    }

    StringProperty templateProperty() {
        return draft.templateProperty();
    }

    StringProperty systemPromptProperty() {
        return draft.systemPromptProperty();
    }

    DoubleProperty maxTokensProperty() {
        return maxTokens;
    }

    DoubleProperty temperatureProperty() {
        return temperature;
    }

    DoubleProperty rowsAtOnceProperty() {
        return draft.rowsAtOnceProperty();
    }

    /** The first rows, filled in; none as long as nothing is to be asked. */
    ReadOnlyObjectProperty<List<PreviewRow>> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** Where cells that are used are empty; "" if none is. */
    ReadOnlyStringProperty gapsProperty() {
        return gaps.getReadOnlyProperty();
    }

    /** Why it cannot begin, one sentence; "" if it can. */
    ReadOnlyStringProperty obstacleProperty() {
        return obstacle.getReadOnlyProperty();
    }

    /** Whether all is said and only the lab is missing. */
    ObservableValue<Boolean> needsLab() {
        return obstacle.map(words -> words.equals(messages.text("batch.obstacle.lab")));
    }

    /** What the button says: how many rows are asked. */
    ObservableValue<String> action() {
        return Bindings.createStringBinding(this::actionWords, before, session.inputProperty());
    }

    /** What was answered already; "" if nothing was. */
    ObservableValue<String> note() {
        return before.map(batch -> batch.map(this::noteWords).orElse(""));
    }

    void start() {
        if (obstacle.get().isEmpty()) {
            session.start();
        }
    }

    void goToSetup() {
        desk.navigator().show(Page.SETUP);
    }

    void close() {
        subscriptions.unsubscribe();
        maxTokens.unbindBidirectional(draft.maxTokensProperty());
        temperature.unbindBidirectional(draft.temperatureProperty());
    }

    private void refresh() {
        Optional<InputFile> file = session.inputProperty().get();
        Template template = Template.of(draft.templateProperty().get());
        columns.set(file.map(InputFile::columns).orElse(List.of()));
        preview.set(file.filter(chosen -> !template.source().isBlank()).map(InputFile::first).orElse(List.of()).stream()
                .map(row -> fill(template, row))
                .toList());
        gaps.set(file.map(chosen -> gaps(chosen, template)).orElse(""));
        before.set(session.before());
        obstacle.set(obstacle(file, template));
    }

    /** Where what is asked has nothing to say; a sentence for each column that is used, those that fail first. */
    private String gaps(InputFile file, Template template) {
        return Stream.concat(
                        sentences("batch.lack", file.lacks(), template), sentences("batch.gap", file.gaps(), template))
                .collect(Collectors.joining(" "));
    }

    private Stream<String> sentences(String key, Map<String, Gap> where, Template template) {
        return template.columns().stream().flatMap(column -> Stream.ofNullable(where.get(column))
                .map(gap -> messages.text(key, column, gap.rows(), gap.first())));
    }

    private PreviewRow fill(Template template, Row row) {
        try {
            String prompt = template.fill(row);
            return new PreviewRow(row.number(), shortened(prompt), false);
        } catch (InputException e) {
            return new PreviewRow(row.number(), messages.say(e.problem()), true);
        }
    }

    private static String shortened(String prompt) {
        return prompt.length() <= SHOWN_CHARACTERS ? prompt : prompt.substring(0, SHOWN_CHARACTERS) + "…";
    }

    private String obstacle(Optional<InputFile> file, Template template) {
        if (file.isEmpty() || session.stageProperty().get() != Stage.DRAFT) {
            return messages.text(session.isRunning() ? "batch.busy" : "batch.obstacle.file");
        }
        if (template.source().isBlank()) {
            return messages.text("batch.obstacle.template");
        }
        Optional<String> unknown = template.unknown(file.get().columns());
        if (unknown.isPresent()) {
            return messages.text("batch.obstacle.unknown", unknown.get());
        }
        if (template.columns().isEmpty()) {
            return messages.text(
                    "batch.obstacle.no.column", new TreeSet<>(file.get().columns()).first());
        }
        if (before.get().filter(KeptBatch::complete).isPresent()) {
            return "";
        }
        return switch (session.labStateProperty().get()) {
            case STOPPED, FAILED -> messages.text("batch.obstacle.lab");
            case RETURNING -> messages.text("batch.obstacle.returning");
            case PREPARING -> messages.text("batch.obstacle.preparing");
            case READY, RUNNING -> "";
        };
    }

    private String actionWords() {
        long all = session.inputProperty().get().map(InputFile::rows).orElse(0L);
        return before.get()
                .filter(batch -> batch.answered() + batch.failed() > 0)
                .map(batch -> batch.complete()
                        ? messages.text("batch.start.again")
                        : messages.text("batch.start.rest", all - batch.answered() - batch.failed()))
                .orElseGet(() -> messages.text("batch.start", all));
    }

    private String noteWords(KeptBatch batch) {
        return batch.answered() == 0 ? "" : messages.text("batch.before", batch.answered(), batch.total());
    }
}
