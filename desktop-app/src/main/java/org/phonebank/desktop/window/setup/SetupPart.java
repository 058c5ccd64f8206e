package org.phonebank.desktop.window.setup;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.window.base.Asker;
import org.phonebank.desktop.window.base.Command;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Page;
import org.phonebank.desktop.window.base.PagePart;
import org.phonebank.desktop.window.base.PageView;
import org.phonebank.desktop.window.base.Views;
import org.phonebank.desktop.wizard.SetupServices;
import org.phonebank.desktop.wizard.WizardStep;

/** The page Setup. What was under way when the program ended goes on, whichever page is shown. */
public final class SetupPart implements PagePart {
    private final SetupServices services;
    private final Asker asker;
    private final ObservableValue<Integer> virtualPhones;
    private final LabBeginning beginning;
    private @Nullable Wizard wizard;

    /**
     * Nothing happens yet.
     *
     * @param asker takes the first question
     * @param virtualPhones how many are offered
     */
    public SetupPart(
            SetupServices services, Asker asker, ObservableValue<Integer> virtualPhones, LabBeginning beginning) {
        this.services = services;
        this.asker = asker;
        this.virtualPhones = virtualPhones;
        this.beginning = beginning;
    }

    @Override
    public Page page() {
        return Page.SETUP;
    }

    @Override
    public void prepare(Desk desk) {
        wizard(desk).speak(desk);
    }

    private Wizard wizard(Desk desk) {
        Wizard state = wizard;
        if (state == null) {
            state = new Wizard(services, desk, asker);
            state.begin(desk, beginning);
            wizard = state;
        }
        return state;
    }

    @Override
    public PageView open(Desk desk, Views views) {
        Wizard state = wizard(desk);
        PhonesViewModel phones = new PhonesViewModel(state, desk);
        ModelsViewModel models = new ModelsViewModel(state, desk);
        ChecksViewModel checks = new ChecksViewModel(state, desk);
        ProgressViewModel preparing = new ProgressViewModel(state, Phase.PREPARE, desk);
        ProgressViewModel loading = new ProgressViewModel(state, Phase.LOAD, desk);
        PlaceViewModel place = new PlaceViewModel(state, desk);
        PromptViewModel prompt = new PromptViewModel(state, desk);
        SetupViewModel setup = new SetupViewModel(state, desk);
        Subscription changes = state.observe(() -> {
            phones.refresh();
            models.refresh();
            checks.refresh();
            preparing.refresh();
            loading.refresh();
            place.refresh();
            prompt.refresh();
            setup.refresh();
        });
        Map<Class<?>, Supplier<?>> controllers = new HashMap<>();
        controllers.put(
                SetupController.class,
                () -> new SetupController(setup, desk.messages(), step -> views.load(view(step), controllers)));
        controllers.put(PhonesController.class, () -> new PhonesController(phones, desk.messages()));
        controllers.put(ModelsController.class, () -> new ModelsController(models, desk.messages()));
        controllers.put(ChecksController.class, () -> new ChecksController(checks, desk.messages()));
        controllers.put(ProgressController.class, () -> new ProgressController(preparing, desk.messages()));
        controllers.put(PlaceController.class, () -> new PlaceController(place, loading, desk.messages()));
        controllers.put(PromptController.class, () -> new PromptController(prompt, desk.messages()));
        Subscription offered = desk.commands()
                .offer(commands(desk, setup, phones, models, checks))
                .and(virtualPhones.subscribe(phones::offer));
        return new PageView(views.load("setup.fxml", controllers), changes.and(offered));
    }

    @Override
    public void close() {
        Wizard state = wizard;
        if (state != null) {
            state.end();
        }
    }

    private static String view(WizardStep step) {
        return "setup-" + step.name().toLowerCase(Locale.ROOT) + ".fxml";
    }

    private static Command[] commands(
            Desk desk, SetupViewModel setup, PhonesViewModel phones, ModelsViewModel models, ChecksViewModel checks) {
        Runnable show = () -> desk.navigator().show(Page.SETUP);
        return new Command[] {
            new Command("setup.forward", "Alt+Right", setup.obstacleProperty(), after(show, setup::advance)),
            new Command("setup.back", "Alt+Left", setup.firstProperty(), after(show, setup::back)),
            Command.always("setup.virtual", "", after(show, () -> phones.addVirtual())),
            Command.always("setup.connect", "", after(show, phones::connect)),
            Command.always("setup.openFolder", "", after(show, models::openFolder)),
            Command.always("setup.openFile", "", after(show, models::openFile)),
            Command.always("setup.again", "", after(show, checks::again))
        };
    }

    private static Runnable after(Runnable first, Runnable then) {
        return () -> {
            first.run();
            then.run();
        };
    }
}
