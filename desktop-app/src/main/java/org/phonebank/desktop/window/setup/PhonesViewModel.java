package org.phonebank.desktop.window.setup;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.phonebank.desktop.failure.PhoneWording;
import org.phonebank.desktop.window.base.Desk;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Notice;
import org.phonebank.desktop.window.base.Tone;
import org.phonebank.desktop.wizard.AdbPresence;
import org.phonebank.desktop.wizard.Origin;
import org.phonebank.desktop.wizard.PhoneAddress;
import org.phonebank.desktop.wizard.ScoutedPhone;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;

/** The phones that are seen, what is wrong with them, and how to get more. */
public final class PhonesViewModel {
    /** What the list shows. */
    public enum State {
        LOOKING,
        EMPTY,
        LIST
    }

    private final Wizard wizard;
    private final Desk desk;
    private final Messages messages;
    private final SetupWords words;
    private final Failures failures;
    private final ObservableList<PhoneRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.LOOKING);
    private final ReadOnlyObjectWrapper<AdbPresence> adb = new ReadOnlyObjectWrapper<>(AdbPresence.UNKNOWN);
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper adding = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper offer = new ReadOnlyStringWrapper("");
    private int offered = 1;

    PhonesViewModel(Wizard wizard, Desk desk) {
        this.wizard = wizard;
        this.desk = desk;
        this.messages = desk.messages();
        this.words = new SetupWords(messages, desk.units());
        this.failures = new Failures(messages, desk.notices(), desk.ui());
    }

    /** Offers to add so many virtual phones in one go. */
    void offer(int count) {
        offered = count;
        offer.set(addWords(count));
    }

    void refresh() {
        List<ScoutedPhone> phones = wizard.scouting().phones();
        Rows.update(rows, phones.stream().map(this::row).toList(), PhoneRow::serial);
        failure.set(desk.messages().say(wizard.scouting().failure()));
        adb.set(wizard.scouting().adb());
        summary.set(summary(phones));
        state.set(phones.isEmpty() ? wizard.looked() ? State.EMPTY : State.LOOKING : State.LIST);
    }

    private String summary(List<ScoutedPhone> phones) {
        long ready = phones.stream().filter(ScoutedPhone::ready).count();
        return phones.isEmpty() ? "" : messages.text("setup.phones.summary", ready, phones.size());
    }

    private PhoneRow row(ScoutedPhone phone) {
        PhoneState now = phone.seen().state();
        String problem = desk.messages().say(phone.problem());
        boolean fine = now == PhoneState.READY && problem.isEmpty();
        return new PhoneRow(
                phone.serial(),
                phone.seen().address(),
                words.named(phone.name(), phone.serial()),
                words.facts(phone),
                phone.seen().transport(),
                phone.origin(),
                now,
                messages.text("phone.state", now),
                tone(now, fine),
                problem.isEmpty() ? help(phone) : problem,
                remedy(phone),
                !wizard.choices().leftOut().contains(phone.serial()),
                wizard.labSerials().contains(phone.serial()),
                wizard.choosing().identifies(phone.serial()));
    }

    private static Tone tone(PhoneState state, boolean fine) {
        return switch (state) {
            case READY -> fine ? Tone.SUCCESS : Tone.DANGER;
            case CONNECTING, DUPLICATE -> Tone.NEUTRAL;
            case UNAUTHORIZED, NO_PERMISSION -> Tone.WARNING;
            case OFFLINE, VANISHED -> Tone.DANGER;
        };
    }

    private String help(ScoutedPhone phone) {
        boolean virtual = phone.seen().transport() == Transport.VIRTUAL;
        String address = phone.seen().address();
        return switch (phone.seen().state()) {
            case READY, DUPLICATE -> "";
            case CONNECTING -> messages.text("setup.phones.help.connecting");
            case UNAUTHORIZED ->
                messages.text(virtual ? "setup.phones.help.unauthorized.virtual" : "setup.phones.help.unauthorized");
            case NO_PERMISSION -> messages.text("setup.phones.help.permission");
            case OFFLINE -> offline(phone, address);
            case VANISHED ->
                messages.text(
                        phone.seen().transport() == Transport.USB
                                ? "setup.phones.help.gone.usb"
                                : "setup.phones.help.gone");
        };
    }

    private String offline(ScoutedPhone phone, String address) {
        PhoneAdvice known = phone.seen().explanation();
        return switch (known.problem()) {
            // Usual ones have more to say here, where phones are plugged in and added.
            case OTHER, OFFLINE, NOTHING_ANSWERS ->
                phone.endpoint().isPresent()
                        ? messages.text("setup.phones.help.offline.address", address)
                        : messages.text(
                                phone.origin() == Origin.ADDRESS
                                        ? "setup.phones.help.unknownHost"
                                        : "setup.phones.help.offline",
                                address);
            default -> messages.say(PhoneWording.phrase(known));
        };
    }

    private String remedy(ScoutedPhone phone) {
        boolean asks = phone.seen().state() == PhoneState.UNAUTHORIZED
                && (phone.origin() == Origin.OWN_VIRTUAL || phone.origin() == Origin.OTHER_VIRTUAL);
        return asks ? messages.text("setup.phones.authorize") : "";
    }

    /** What a button says that adds so many. */
    String addWords(int count) {
        return messages.text(count == 1 ? "setup.phones.addCount.one" : "setup.phones.addCount", count);
    }

    /** Starts as many virtual phones as are offered. */
    public void addVirtual() {
        addVirtual(offered);
    }

    /** Starts virtual phones. */
    public void addVirtual(int count) {
        adding.set(true);
        var added = wizard.choosing().addVirtual(count);
        var unused = added.whenComplete((serials, problem) -> desk.ui().run(() -> {
            adding.set(false);
            if (serials != null && serials.size() < count) {
                desk.notices()
                        .tell(
                                Tone.WARNING,
                                messages.text("setup.phones.fewer", serials.size(), count),
                                messages.text("setup.phones.fewer.text"));
            }
        }));
        failures.tell(added, messages.text("setup.phones.notAdded"));
    }

    /** Asks for the address of a phone, and looks for it there. */
    public void connect() {
        askAddress(messages.text("setup.phones.connect.label"), "");
    }

    /** Asks until it is an address, or the person goes back; what was typed can be put right. */
    private void askAddress(String label, String initial) {
        Optional<String> typed = desk.dialogs()
                .askText(
                        messages.text("setup.phones.connect.title"),
                        label,
                        initial,
                        messages.text("setup.phones.connect.action"));
        typed.map(String::strip).ifPresent(text -> PhoneAddress.parse(text)
                .ifPresentOrElse(
                        this::connect, () -> askAddress(messages.text("setup.phones.badAddress", text), text)));
    }

    private void connect(PhoneAddress address) {
        failures.tell(wizard.choosing().connect(address), messages.text("setup.phones.notConnected"));
    }

    void take(PhoneRow row, boolean part) {
        wizard.choosing().take(row.serial(), part);
    }

    void identify(PhoneRow row) {
        boolean virtual = row.transport() == Transport.VIRTUAL;
        failures.tell(
                wizard.choosing().identify(row.serial(), virtual),
                messages.text("setup.phones.notIdentified", row.name()));
    }

    /** Does the one thing that mends it from here. */
    void mend(PhoneRow row) {
        failures.tell(
                wizard.choosing().scout().authorize(row.serial()),
                messages.text("setup.phones.notAuthorized", row.name()));
    }

    /** Whether it can be taken off the list, now or when no lab works with it. */
    static boolean removable(PhoneRow row) {
        return row.origin() == Origin.OWN_VIRTUAL || row.origin() == Origin.ADDRESS;
    }

    void remove(PhoneRow row) {
        if (row.origin() == Origin.OWN_VIRTUAL) {
            CompletableFuture<Void> removal = wizard.choosing().removeVirtual(row.serial());
            failures.tell(removal, messages.text("setup.phones.notRemoved", row.name()));
            var unused = removal.thenRun(
                    () -> tellRemoved(row, () -> wizard.choosing().addVirtualAgain(row.serial())));
        } else {
            PhoneAddress.parse(row.address()).ifPresent(address -> {
                wizard.choosing().forget(address);
                tellRemoved(row, () -> wizard.choosing().connect(address));
            });
        }
    }

    private void tellRemoved(PhoneRow row, Supplier<CompletableFuture<Void>> again) {
        Notice.Remedy undo = new Notice.Remedy(
                messages.text("setup.phones.addAgain"),
                () -> failures.tell(again.get(), messages.text("setup.phones.notAddedAgain", row.name())));
        desk.ui().run(() -> desk.notices()
                .tell(
                        Tone.NEUTRAL,
                        messages.text("setup.phones.removed"),
                        messages.text("setup.phones.removed.text", row.name()),
                        undo));
    }

    public void startAdb() {
        failures.tell(wizard.choosing().scout().startAdb(), messages.text("setup.phones.adbNotStarted"));
    }

    ObservableList<PhoneRow> rows() {
        return rows;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<AdbPresence> adbProperty() {
        return adb.getReadOnlyProperty();
    }

    /** Why nobody can look for phones; "" while all is well. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /** What adds as many virtual phones as are offered. */
    public ReadOnlyStringProperty offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** While virtual phones are started. */
    public ReadOnlyBooleanProperty addingProperty() {
        return adding.getReadOnlyProperty();
    }
}
