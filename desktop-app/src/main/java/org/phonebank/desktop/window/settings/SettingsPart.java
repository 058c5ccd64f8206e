package org.phonebank.desktop.window.settings;

import java.util.Map;
import javafx.util.Subscription;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.housekeeping.Housekeeping;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.PagePart;
import org.phonebank.desktop.window.base.PageView;
import org.phonebank.desktop.window.base.Views;

/** The page Settings. */
public final class SettingsPart implements PagePart {
    private final WindowChoices choices;
    private final Housekeeping housekeeping;

    public SettingsPart(DataFolder data, WindowChoices choices) {
        this.choices = choices;
        this.housekeeping = new Housekeeping(data);
    }

    @Override
    public Page page() {
        return Page.SETTINGS;
    }

    @Override
    public PageView open(Desk desk, Views views) {
        LookViewModel look = new LookViewModel(choices, desk.units());
        PolicyViewModel policy = new PolicyViewModel(housekeeping, desk.messages(), desk.notices(), desk.ui());
        DataViewModel data = new DataViewModel(housekeeping, desk);
        return new PageView(
                views.load(
                        "settings.fxml",
                        Map.of(
                                LookController.class, () -> new LookController(look),
                                PolicyController.class, () -> new PolicyController(policy, desk.messages()),
                                DataController.class, () -> new DataController(data, desk.messages()),
                                AboutController.class, () -> new AboutController(desk.messages()))),
                Subscription.EMPTY);
    }

    @Override
    public void close() {
        housekeeping.close();
    }
}
