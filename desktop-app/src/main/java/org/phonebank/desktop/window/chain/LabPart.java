package org.phonebank.desktop.window.chain;

import java.util.Map;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.PagePart;
import org.phonebank.desktop.window.base.PageView;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.window.incidents.IncidentsController;
import org.phonebank.desktop.window.incidents.IncidentsViewModel;
import org.phonebank.desktop.window.steps.StepsController;
import org.phonebank.desktop.window.steps.StepsViewModel;

/** The page Lab. */
public final class LabPart implements PagePart {
    @Override
    public Page page() {
        return Page.LAB;
    }

    @Override
    public PageView open(Desk desk, Views views) {
        String refused = desk.messages().text("faults.refused");
        ChainViewModel chain = new ChainViewModel(
                desk.messages(),
                desk.units(),
                serial -> new FaultMenuViewModel(serial, desk.lab(), desk.ui(), sentence -> desk.notices()
                        .tell(Tone.WARNING, refused, sentence)));
        IncidentsViewModel incidents =
                new IncidentsViewModel(desk.messages(), desk.clock().getZone());
        StepsViewModel steps = new StepsViewModel(desk.lab(), desk.messages(), desk.units(), desk.clock());
        return new PageView(
                views.load(
                        "lab-page.fxml",
                        Map.of(
                                ChainController.class,
                                () -> new ChainController(chain, desk.messages(), views),
                                IncidentsController.class,
                                () -> new IncidentsController(incidents, desk.messages(), views),
                                StepsController.class,
                                () -> new StepsController(steps, desk.messages(), desk.units(), views))),
                desk.feed().observe(event -> show(event, chain, incidents, steps)));
    }

    private static void show(LabEvent event, ChainViewModel chain, IncidentsViewModel incidents, StepsViewModel steps) {
        chain.show(event);
        steps.show(event);
        incidents.show(event);
    }
}
