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
import org.phonebank.desktop.wizard.ReturningLab;
import org.phonebank.desktop.wizard.ScoutedPhone;
import org.phonebank.desktop.wizard.SetupServices;
import org.phonebank.desktop.wizard.ShelvedModel;

/** The phones and the model that a person chooses for a lab; what is chosen is kept when it has been done. */
final class Choosing {
    private final SetupServices services;
    private final UiThread ui;
    private final ChoiceKeeper keeper;
    private final Set<String> identifying = new HashSet<>();

    Choosing(SetupServices services, UiThread ui, ChoiceKeeper keeper) {
        this.services = services;
        this.ui = ui;
        this.keeper = keeper;
    }

    CompletableFuture<List<String>> addVirtual(int count) {
        return onUi(
                services.phones().addVirtual(count),
                added -> keeper.choose(choices().withVirtual(added)));
    }

    CompletableFuture<Void> removeVirtual(String serial) {
        keeper.choose(choices().withoutVirtual(serial));
        return services.phones().removeVirtual(serial);
    }

    /** One that was removed is there again. */
    CompletableFuture<Void> addVirtualAgain(String serial) {
        return onUi(
                services.phones().restoreVirtual(List.of(serial)),
                done -> keeper.choose(choices().withVirtual(List.of(serial))));
    }

    CompletableFuture<Void> connect(PhoneAddress address) {
        return onUi(
                services.phones().connect(address),
                done -> keeper.choose(choices().withAddress(address.toString())));
    }

    void forget(PhoneAddress address) {
        services.phones().forget(address);
        Choices next = choices().withoutAddress(address.toString());
        keeper.choose(next.with(withoutPhoneAt(address.toString(), next.lab())));
    }

    /** Nobody looks for that phone any more, so no lab may wait for it. */
    private ReturningLab withoutPhoneAt(String address, ReturningLab lab) {
        ReturningLab left = lab.without(address);
        for (ScoutedPhone phone : keeper.scouting().phones()) {
            if (phone.seen().address().equals(address)) {
                left = left.without(phone.serial());
            }
        }
        return left;
    }

    void take(String serial, boolean part) {
        keeper.choose(choices().taking(serial, part));
    }

    /** The phone shows itself; the window does, too, as long as that lasts. */
    CompletableFuture<Void> identify(String serial, boolean virtual) {
        identifying.add(serial);
        keeper.tell();
        CompletableFuture<Void> shown = virtual
                ? new CompletableFuture<Void>().completeOnTimeout(null, 3, TimeUnit.SECONDS)
                : services.phones().identify(serial);
        var unused = shown.whenComplete((done, failure) -> ui.run(() -> {
            identifying.remove(serial);
            keeper.tell();
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
            keeper.choose(model.usable() ? next.choosing(model.path(), next.bits()) : next);
        });
    }

    void closeModel(String path) {
        services.models().close(Path.of(path));
        keeper.choose(choices().withoutOpened(path));
    }

    void chooseModel(String path, int bits) {
        if (!choices().lab().isOf(path, bits)) {
            keeper.expectNoLonger();
        }
        keeper.choose(choices().choosing(path, bits));
    }

    private Choices choices() {
        return keeper.choices();
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
