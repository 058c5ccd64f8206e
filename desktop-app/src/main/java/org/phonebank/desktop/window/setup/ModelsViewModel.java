package org.phonebank.desktop.window.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Dialogs.FileKind;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.desktop.wizard.Fit;
import org.phonebank.desktop.wizard.ScoutedPhone;
import org.phonebank.desktop.wizard.ShelvedModel;
import org.phonebank.desktop.wizard.Survey;
import org.phonebank.partitioner.Inspection;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.placement.StageCosts;
import org.phonebank.provisioner.facts.PhoneFacts;

/** The models at hand, and how many bits their weights shall have. */
public final class ModelsViewModel {
    private static final List<Integer> BITS = List.of(4, 8, 16, 32);

    private final Wizard wizard;
    private final Desk desk;
    private final Messages messages;
    private final Units units;
    private final SetupWords words;
    private final Failures failures;
    private final ObservableList<ModelRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<List<BitsChoice>> bits = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Tone> tone = new ReadOnlyObjectWrapper<>(Tone.NEUTRAL);
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private long shown = -1;

    ModelsViewModel(Wizard wizard, Desk desk) {
        this.wizard = wizard;
        this.desk = desk;
        this.messages = desk.messages();
        this.units = desk.units();
        this.words = new SetupWords(messages, units);
        this.failures = new Failures(messages, desk.notices(), desk.ui());
    }

    void refresh() {
        if (shown == wizard.surveys()) {
            return;
        }
        shown = wizard.surveys();
        Survey survey = wizard.survey();
        List<PhoneFacts> phones = survey.serving().stream()
                .map(ScoutedPhone::facts)
                .flatMap(Optional::stream)
                .toList();
        Rows.update(
                rows, wizard.models().stream().map(model -> row(model, phones)).toList(), ModelRow::path);
        bits.set(survey.model().map(this::choices).orElse(List.of()));
        verdict.set(words.sentence(survey.fit()));
        tone.set(SetupWords.tone(survey.fit()));
    }

    private ModelRow row(ShelvedModel model, List<PhoneFacts> phones) {
        boolean chosen = wizard.survey().model().filter(model::equals).isPresent();
        boolean opened = model.kind() == ShelvedModel.Kind.OPENED;
        Inspection inspection = model.looked();
        Optional<ModelManifest> cut = model.cut(wizard.choices().bits());
        if (inspection == null || cut.isEmpty()) {
            return new ModelRow(
                    model.path(),
                    name(model.path()),
                    "",
                    "",
                    messages.say(model.problem()),
                    Tone.DANGER,
                    false,
                    false,
                    opened);
        }
        Fit fit = Fit.of(cut.get(), phones);
        return new ModelRow(
                model.path(),
                inspection.name(),
                facts(model, inspection),
                messages.text("setup.model.size", units.bytes(memory(cut.get()))),
                fit instanceof Fit.Fits ? messages.text("setup.model.fits") : words.sentence(fit),
                SetupWords.tone(fit),
                true,
                chosen,
                opened);
    }

    private static String name(String path) {
        Path file = Path.of(path).getFileName();
        return file == null ? path : file.toString();
    }

    private String facts(ShelvedModel model, Inspection inspection) {
        List<String> parts = new ArrayList<>();
        parts.add(units.parameters(inspection.parameters()));
        parts.add(words.counted(
                "setup.model.layers.one",
                "setup.model.layers",
                inspection.shape().layers()));
        if (!inspection.architecture().isEmpty()) {
            parts.add(inspection.architecture());
        }
        parts.add(messages.text("setup.model.kind", model.kind()));
        return String.join(messages.text("setup.separator"), parts);
    }

    /** Weights and caches on all phones together. */
    private static long memory(ModelManifest cut) {
        StageCosts costs = StageCosts.of(cut, LabSettings.CONVERSATIONS);
        return costs.memory(0, costs.layers());
    }

    private List<BitsChoice> choices(ShelvedModel model) {
        int chosen = model.cut(wizard.choices().bits()).map(ModelManifest::bits).orElse(0);
        return BITS.stream()
                .map(count -> {
                    Optional<ModelManifest> cut = model.cut(count).filter(found -> found.bits() == count);
                    return new BitsChoice(
                            count,
                            messages.text("setup.model.bits", count),
                            cut.map(found -> units.bytes(memory(found))).orElse(""),
                            messages.text(meaning(count)),
                            cut.isPresent() ? "" : messages.text("setup.model.bitsFixed", chosen),
                            count == chosen);
                })
                .toList();
    }

    private static String meaning(int bits) {
        return switch (bits) {
            case 4 -> "setup.model.bits.4";
            case 8 -> "setup.model.bits.8";
            case 16 -> "setup.model.bits.16";
            default -> "setup.model.bits.32";
        };
    }

    void choose(ModelRow row) {
        if (row.usable()) {
            wizard.choosing().chooseModel(row.path(), wizard.choices().bits());
        }
    }

    void choose(BitsChoice choice) {
        if (choice.obstacle().isEmpty()) {
            wizard.choosing().chooseModel(wizard.choices().model(), choice.bits());
        }
    }

    public void openFolder() {
        desk.dialogs().openFolder(messages.text("setup.model.openFolder.title")).ifPresent(this::open);
    }

    public void openFile() {
        FileKind onnx = new FileKind(messages.text("setup.model.onnx"), List.of("*.onnx"));
        desk.dialogs()
                .openFile(messages.text("setup.model.openFile.title"), List.of(onnx))
                .ifPresent(this::open);
    }

    private void open(Path path) {
        opening.set(true);
        var opened = wizard.choosing().openModel(path);
        var unused = opened.whenComplete((model, failure) -> desk.ui().run(() -> opening.set(false)));
        failures.tell(opened, messages.text("setup.model.notOpened"));
    }

    void close(ModelRow row) {
        wizard.choosing().closeModel(row.path());
    }

    ObservableList<ModelRow> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<List<BitsChoice>> bitsProperty() {
        return bits.getReadOnlyProperty();
    }

    /** Whether the chosen model fits on the phones, one sentence. */
    public ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Tone> toneProperty() {
        return tone.getReadOnlyProperty();
    }

    /** While a model is looked into. */
    public ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }
}
