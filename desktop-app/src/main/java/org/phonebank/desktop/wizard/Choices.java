package org.phonebank.desktop.wizard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a person has chosen while setting up, as it survives a restart.
 *
 * @param step where they are
 * @param virtualPhones serials of virtual phones that they added
 * @param addresses HOST:PORT of phones that they added
 * @param leftOut serials of phones that shall not take part
 * @param openedModels paths of models that they opened
 * @param model path of the chosen one, "" for the sample
 * @param bits of its weights
 * @param underway serials of the phones of a lab that is being prepared or serves; none if it was cancelled, has failed or
 *     never was
 * @param placed whether its layers were placed, so that nobody need be asked again where they go
 */
public record Choices(
        WizardStep step,
        List<String> virtualPhones,
        List<String> addresses,
        List<String> leftOut,
        List<String> openedModels,
        String model,
        int bits,
        List<String> underway,
        boolean placed) {
    private static final int USUAL_BITS = 4;

    /** Nothing was chosen yet. */
    public static final Choices NONE = new Choices(
            WizardStep.PHONES, List.of(), List.of(), List.of(), List.of(), "", USUAL_BITS, List.of(), false);

    public Choices {
        Objects.requireNonNull(step);
        Objects.requireNonNull(model);
        virtualPhones = List.copyOf(virtualPhones);
        addresses = List.copyOf(addresses);
        leftOut = List.copyOf(leftOut);
        openedModels = List.copyOf(openedModels);
        underway = List.copyOf(underway);
    }

    public Choices at(WizardStep next) {
        return new Choices(next, virtualPhones, addresses, leftOut, openedModels, model, bits, underway, placed);
    }

    public Choices withVirtual(List<String> serials) {
        return new Choices(
                step, with(virtualPhones, serials), addresses, leftOut, openedModels, model, bits, underway, placed);
    }

    public Choices withoutVirtual(String serial) {
        return new Choices(
                step, without(virtualPhones, serial), addresses, leftOut, openedModels, model, bits, underway, placed);
    }

    public Choices withAddress(String address) {
        return new Choices(
                step,
                virtualPhones,
                with(addresses, List.of(address)),
                leftOut,
                openedModels,
                model,
                bits,
                underway,
                placed);
    }

    public Choices withoutAddress(String address) {
        return new Choices(
                step, virtualPhones, without(addresses, address), leftOut, openedModels, model, bits, underway, placed);
    }

    /** Has a phone take part or not. */
    public Choices taking(String serial, boolean part) {
        List<String> others = part ? without(leftOut, serial) : with(leftOut, List.of(serial));
        return new Choices(step, virtualPhones, addresses, others, openedModels, model, bits, underway, placed);
    }

    public Choices withOpened(String path) {
        return new Choices(
                step,
                virtualPhones,
                addresses,
                leftOut,
                with(openedModels, List.of(path)),
                model,
                bits,
                underway,
                placed);
    }

    public Choices withoutOpened(String path) {
        return new Choices(
                step, virtualPhones, addresses, leftOut, without(openedModels, path), model, bits, underway, placed);
    }

    public Choices choosing(String path, int newBits) {
        return new Choices(step, virtualPhones, addresses, leftOut, openedModels, path, newBits, underway, placed);
    }

    /** While a lab of these phones is being prepared, and its layers are not placed yet. */
    public Choices underway(List<String> now) {
        return new Choices(step, virtualPhones, addresses, leftOut, openedModels, model, bits, now, false);
    }

    /** The layers of the lab that is under way were placed. */
    public Choices afterPlacing() {
        return new Choices(step, virtualPhones, addresses, leftOut, openedModels, model, bits, underway, true);
    }

    private static List<String> with(List<String> all, List<String> more) {
        List<String> longer = new ArrayList<>(all);
        more.stream().filter(one -> !all.contains(one)).forEach(longer::add);
        return longer;
    }

    private static List<String> without(List<String> all, String one) {
        return all.stream().filter(other -> !other.equals(one)).toList();
    }
}
