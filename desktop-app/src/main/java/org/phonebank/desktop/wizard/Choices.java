package org.phonebank.desktop.wizard;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
 * @param lab that comes back at the next start; it need not be of what is chosen now
 */
public record Choices(
        WizardStep step,
        List<String> virtualPhones,
        List<String> addresses,
        List<String> leftOut,
        List<String> openedModels,
        String model,
        int bits,
        ReturningLab lab) {
    private static final int USUAL_BITS = 4;

    /** Nothing was chosen yet. */
    public static final Choices NONE = new Choices(
            WizardStep.PHONES, List.of(), List.of(), List.of(), List.of(), "", USUAL_BITS, ReturningLab.NONE);

    public Choices {
        Objects.requireNonNull(step);
        Objects.requireNonNull(model);
        Objects.requireNonNull(lab);
        virtualPhones = List.copyOf(virtualPhones);
        addresses = List.copyOf(addresses);
        leftOut = List.copyOf(leftOut);
        openedModels = List.copyOf(openedModels);
    }

    /**
     * Reads what was kept. Earlier versions kept only the phones of the lab and whether its layers were placed; its model was
     * taken to be the chosen one.
     */
    @JsonCreator
    static Choices read(
            @JsonProperty("step") WizardStep step,
            @JsonProperty("virtualPhones") List<String> virtualPhones,
            @JsonProperty("addresses") List<String> addresses,
            @JsonProperty("leftOut") List<String> leftOut,
            @JsonProperty("openedModels") List<String> openedModels,
            @JsonProperty("model") String model,
            @JsonProperty("bits") int bits,
            @JsonProperty("lab") @Nullable ReturningLab lab,
            @JsonProperty("underway") @Nullable List<String> underway,
            @JsonProperty("placed") boolean placed) {
        ReturningLab kept = lab;
        if (kept == null) {
            ReturningLab earlier = ReturningLab.begun(underway == null ? List.of() : underway, model, bits);
            kept = placed ? earlier.afterPlacing() : earlier;
        }
        for (String serial : leftOut) {
            kept = kept.without(serial);
        }
        return new Choices(step, virtualPhones, addresses, leftOut, openedModels, model, bits, kept);
    }

    public Choices at(WizardStep next) {
        return new Choices(next, virtualPhones, addresses, leftOut, openedModels, model, bits, lab);
    }

    public Choices withVirtual(List<String> serials) {
        return new Choices(step, with(virtualPhones, serials), addresses, leftOut, openedModels, model, bits, lab);
    }

    /** A lab with this phone comes back without it. */
    public Choices withoutVirtual(String serial) {
        return new Choices(
                step,
                without(virtualPhones, serial),
                addresses,
                leftOut,
                openedModels,
                model,
                bits,
                lab.without(serial));
    }

    public Choices withAddress(String address) {
        return new Choices(
                step, virtualPhones, with(addresses, List.of(address)), leftOut, openedModels, model, bits, lab);
    }

    public Choices withoutAddress(String address) {
        return new Choices(step, virtualPhones, without(addresses, address), leftOut, openedModels, model, bits, lab);
    }

    /** Has a phone take part or not; a lab with one that does not comes back without it. */
    public Choices taking(String serial, boolean part) {
        List<String> others = part ? without(leftOut, serial) : with(leftOut, List.of(serial));
        ReturningLab left = part ? lab : lab.without(serial);
        return new Choices(step, virtualPhones, addresses, others, openedModels, model, bits, left);
    }

    public Choices withOpened(String path) {
        return new Choices(
                step, virtualPhones, addresses, leftOut, with(openedModels, List.of(path)), model, bits, lab);
    }

    /** A lab of this model does not come back. If it was chosen, that of the lab is, or the sample. */
    public Choices withoutOpened(String path) {
        ReturningLab left = lab.model().equals(path) ? ReturningLab.NONE : lab;
        Choices others =
                new Choices(step, virtualPhones, addresses, leftOut, without(openedModels, path), model, bits, left);
        if (!model.equals(path)) {
            return others;
        }
        return left.exists() ? others.choosing(left.model(), left.bits()) : others.choosing("", bits);
    }

    public Choices choosing(String path, int newBits) {
        return new Choices(step, virtualPhones, addresses, leftOut, openedModels, path, newBits, lab);
    }

    /** From now on this lab comes back. */
    public Choices with(ReturningLab next) {
        return new Choices(step, virtualPhones, addresses, leftOut, openedModels, model, bits, next);
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
