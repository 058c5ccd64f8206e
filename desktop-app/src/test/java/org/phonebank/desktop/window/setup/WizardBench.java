package org.phonebank.desktop.window.setup;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.window.base.BareDesk;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Dialogs;
import org.phonebank.desktop.window.base.DirectUi;
import org.phonebank.desktop.window.base.RecordingLab;
import org.phonebank.desktop.wizard.ChoicesFile;
import org.phonebank.desktop.wizard.PlacementsFile;
import org.phonebank.desktop.wizard.SeenPhones;
import org.phonebank.desktop.wizard.SetupServices;
import org.phonebank.desktop.wizard.ShelvedModel;

/** A wizard on a lab, phones and models that the test plays. */
final class WizardBench implements AutoCloseable, Dialogs {
    final RecordingLab lab = new RecordingLab();
    final PlayedScout scout = new PlayedScout();
    final PlayedAsker asker = new PlayedAsker();
    final DirectUi ui = new DirectUi();
    final Desk desk;
    final Wizard wizard;
    final PhonesViewModel phones;
    final ModelsViewModel models;
    final ChecksViewModel checks;
    final ProgressViewModel progress;
    final PlaceViewModel place;
    final PromptViewModel prompt;
    final SetupViewModel setup;
    boolean confirms = true;
    final Deque<String> typed = new ArrayDeque<>();
    final List<String> asked = new ArrayList<>();
    final PlacementsFile placements;
    private final ChoicesFile choices;

    WizardBench(Path home, ShelvedModel sample) {
        this(home, sample, LabBeginning.LAST);
    }

    WizardBench(Path home, ShelvedModel sample, LabBeginning beginning) {
        this(home, new PlayedShelf(sample, false), beginning);
    }

    WizardBench(Path home, PlayedShelf shelf, LabBeginning beginning) {
        Clock clock = Clock.fixed(Instant.parse("2026-03-02T09:00:00Z"), ZoneOffset.UTC);
        desk = BareDesk.of(home, lab, ui, clock, this);
        choices = new ChoicesFile(home.resolve("setup.json"));
        placements = new PlacementsFile(home.resolve("placements.json"));
        SetupServices services = new SetupServices(scout, shelf, choices, placements, desk.data(), SeenPhones.PLATFORM);
        wizard = new Wizard(services, desk, asker);
        wizard.begin(desk, beginning);
        phones = new PhonesViewModel(wizard, desk);
        models = new ModelsViewModel(wizard, desk);
        checks = new ChecksViewModel(wizard, desk);
        progress = new ProgressViewModel(wizard, Phase.PREPARE, desk);
        place = new PlaceViewModel(wizard, desk);
        prompt = new PromptViewModel(wizard, desk);
        setup = new SetupViewModel(wizard, desk);
        wizard.observe(() -> {
            phones.refresh();
            models.refresh();
            checks.refresh();
            progress.refresh();
            place.refresh();
            prompt.refresh();
            setup.refresh();
        });
        frames();
    }

    /** What is told in one frame may be shown in the next. */
    void frames() {
        ui.frame();
        ui.frame();
        ui.frame();
    }

    void happen(LabEvent... events) {
        for (LabEvent event : events) {
            lab.send(event);
        }
        frames();
    }

    void advance() {
        setup.advance();
        frames();
    }

    String hint() {
        return setup.hintProperty().get();
    }

    @Override
    public boolean confirm(Question question) {
        return confirms;
    }

    @Override
    public Optional<Path> openFile(String title, List<FileKind> kinds) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> openFolder(String title) {
        return Optional.of(Path.of("/models/none"));
    }

    @Override
    public Optional<Path> saveFile(String title, String suggestedName, List<FileKind> kinds) {
        return Optional.empty();
    }

    @Override
    public Optional<String> askText(String title, String label, String initial, String action) {
        asked.add((label + " " + initial).strip());
        return Optional.ofNullable(typed.poll());
    }

    @Override
    public void close() {
        choices.close();
        placements.close();
    }
}
