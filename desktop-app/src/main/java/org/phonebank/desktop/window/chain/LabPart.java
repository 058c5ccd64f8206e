package org.phonebank.desktop.window.chain;

import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.history.IncidentArchive;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.PagePart;
import org.phonebank.desktop.window.base.PageView;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.incidents.IncidentsController;
import org.phonebank.desktop.window.incidents.IncidentsViewModel;
import org.phonebank.desktop.window.placing.InspectorController;
import org.phonebank.desktop.window.placing.InspectorViewModel;
import org.phonebank.desktop.window.placing.PlacementActions;
import org.phonebank.desktop.window.placing.PlacementBoard;
import org.phonebank.desktop.window.placing.PlacementCommands;
import org.phonebank.desktop.window.placing.PlacementController;
import org.phonebank.desktop.window.placing.PlacementMemory;
import org.phonebank.desktop.window.placing.PlacementState;
import org.phonebank.desktop.window.placing.PlacementSteps;
import org.phonebank.desktop.window.placing.PlacementViewModel;
import org.phonebank.desktop.wizard.PlacementsFile;
import org.phonebank.pipeline.placement.Arrangement;

/** The page Lab. The draft of a placement outlives its views. */
public final class LabPart implements PagePart {
    private static final double DIVIDER = 0.77;

    private final PlacementsFile placements;
    private @Nullable PlacementBoard board;
    private @Nullable IncidentArchive archive;

    /** @param placements takes where a person has had layers moved */
    public LabPart(PlacementsFile placements) {
        this.placements = placements;
    }

    @Override
    public Page page() {
        return Page.LAB;
    }

    @Override
    public PageView open(Desk desk, Views views) {
        PlacementBoard kept = board(desk);
        ChainViewModel chain = new ChainViewModel(desk.messages(), desk.units(), serial -> faults(serial, desk));
        IncidentsViewModel incidents = new IncidentsViewModel(
                desk.messages(), desk.clock().getZone(), desk.clock(), desk.ui(), archive(desk)::before);
        PlacementViewModel placement = new PlacementViewModel(kept, desk.messages(), desk.units());
        PlacementSteps steps = new PlacementSteps(kept);
        PlacementActions actions = new PlacementActions(kept, desk.messages(), desk.units(), desk.notices());
        InspectorViewModel inspector = new InspectorViewModel(kept, desk.messages(), desk.units());
        ChainTools tools = new ChainTools(placement, steps);
        ObservableValue<Boolean> phonesThere =
                chain.orderProperty().map(order -> !order.cards().isEmpty());
        Map<Class<?>, Supplier<?>> controllers = Map.of(
                PlacementController.class,
                () -> new PlacementController(
                        placement, steps, actions, chain.summaryProperty(), phonesThere, desk.messages()),
                ChainController.class,
                () -> new ChainController(
                        chain, tools, inspector.selectedProperty(), desk.messages(), desk.navigator(), views),
                InspectorController.class,
                () -> new InspectorController(inspector, desk.messages()),
                IncidentsController.class,
                () -> new IncidentsController(incidents, desk.messages(), views),
                LabPageController.class,
                () -> new LabPageController(phonesThere, desk.preferences().number("lab.divider", DIVIDER)));
        Subscription all = Subscription.combine(
                desk.feed().observe(chain),
                desk.feed().observe(incidents),
                placement.follow(),
                actions.follow(),
                inspector.follow(),
                placement
                        .planProperty()
                        .subscribe(plan -> show(plan, kept.stateProperty().get(), chain)),
                placement.verdictsProperty().subscribe(chain::showVerdicts),
                inspector
                        .nameProperty()
                        .subscribe(name ->
                                incidents.showOnly(inspector.selectedProperty().get(), name)),
                PlacementCommands.offer(actions, desk));
        return new PageView(views.load("lab-page.fxml", controllers), all);
    }

    private IncidentArchive archive(Desk desk) {
        if (archive == null) {
            archive = new IncidentArchive(desk.data().history());
        }
        return archive;
    }

    @Override
    public void close() {
        if (archive != null) {
            archive.close();
        }
    }

    private PlacementBoard board(Desk desk) {
        if (board == null) {
            PlacementBoard made = new PlacementBoard(desk.lab());
            PlacementMemory memory = new PlacementMemory(placements);
            // Both live as long as the window.
            var unused = desk.feed().observe(memory).and(desk.feed().observe(made));
            var unusedToo = made.stateProperty().subscribe(memory::follow);
            board = made;
        }
        return board;
    }

    private static void show(@Nullable Arrangement plan, PlacementState state, ChainViewModel chain) {
        if (plan == null || state.workbench().isEmpty()) {
            chain.showNoPlan();
        } else {
            chain.showPlan(plan, state.workbench().get());
        }
    }

    private static FaultMenuViewModel faults(String serial, Desk desk) {
        String refused = desk.messages().text("faults.refused");
        return new FaultMenuViewModel(serial, desk.lab(), desk.ui(), why -> desk.notices()
                .tell(Tone.WARNING, refused, desk.messages().say(why)));
    }
}
