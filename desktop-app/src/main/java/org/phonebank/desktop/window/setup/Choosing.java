package org.phonebank.desktop.window.setup;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.phonebank.desktop.window.base.UiThread;
import org.phonebank.desktop.wizard.Choices;
import org.phonebank.desktop.wizard.PhoneAddress;
import org.phonebank.desktop.wizard.PhoneScout;
import org.phonebank.desktop.wizard.SetupServices;
import org.phonebank.desktop.wizard.ShelvedModel;

/** The phones and the model that a person chooses for a lab; what is chosen is kept when it has been done. */
final class Choosing {
    private final SetupServices services;
    private final UiThread ui;
    private final Wizard wizard;
    private final Set<String> identifying = new HashSet<>();

    Choosing(SetupServices services, UiThread ui, Wizard wizard) {
        this.services = services;
        this.ui = ui;
        this.wizard = wizard;
    }

    CompletableFuture<List<String>> addVirtual(int count) {
        return onUi(
                services.phones().addVirtual(count),
                added -> wizard.choose(choices().withVirtual(added)));
    }

    CompletableFuture<Void> removeVirtual(String serial) {
        leaveLast(serial);
        wizard.choose(choices().withoutVirtual(serial));
        return services.phones().removeVirtual(serial);
    }

    /** One that was removed is there again. */
    CompletableFuture<Void> addVirtualAgain(String serial) {
        return onUi(
                services.phones().restoreVirtual(List.of(serial)),
                done -> wizard.choose(choices().withVirtual(List.of(serial))));
    }

    CompletableFuture<Void> connect(PhoneAddress address) {
        return onUi(
                services.phones().connect(address),
                done -> wizard.choose(choices().withAddress(address.toString())));
    }

    void forget(PhoneAddress address) {
        services.phones().forget(address);
        wizard.choose(choices().withoutAddress(address.toString()));
    }

    void take(String serial, boolean part) {
        leaveLast(serial);
        wizard.choose(choices().taking(serial, part));
    }

    /** The phone shows itself; the window does, too, as long as that lasts. */
    CompletableFuture<Void> identify(String serial, boolean virtual) {
        identifying.add(serial);
        wizard.tell();
        CompletableFuture<Void> shown = virtual
                ? new CompletableFuture<Void>().completeOnTimeout(null, 3, TimeUnit.SECONDS)
                : services.phones().identify(serial);
        var unused = shown.whenComplete((done, failure) -> ui.run(() -> {
            identifying.remove(serial);
            wizard.tell();
        }));
        return shown;
    }

    boolean identifies(String serial) {
        return identifying.contains(serial);
    }

    PhoneScout scout() {
        return services.phones();
    }

    CompletableFuture<ShelvedModel> openModel(Path path) {
        return onUi(services.models().open(path), model -> {
            Choices next = choices().withOpened(model.path());
            wizard.choose(model.usable() ? next.choosing(model.path(), next.bits()) : next);
        });
    }

    void closeModel(String path) {
        services.models().close(Path.of(path));
        wizard.expectNoLonger();
        Choices next = choices().withoutOpened(path);
        wizard.choose(next.model().equals(path) ? next.choosing("", next.bits()) : next);
    }

    void chooseModel(String path, int bits) {
        wizard.expectNoLonger();
        wizard.choose(choices().choosing(path, bits));
    }

    private Choices choices() {
        return wizard.choices();
    }

    private void leaveLast(String serial) {
        if (choices().underway().contains(serial)) {
            wizard.expectNoLonger();
        }
    }

    private <T> CompletableFuture<T> onUi(CompletableFuture<T> work, Consumer<T> then) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        var unused = work.whenComplete((value, failure) -> ui.run(() -> {
            if (failure == null) {
                then.accept(value);
                outcome.complete(value);
            } else {
                outcome.completeExceptionally(failure);
            }
        }));
        return outcome;
    }
}
