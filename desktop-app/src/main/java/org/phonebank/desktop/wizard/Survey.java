package org.phonebank.desktop.wizard;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.PhoneSource;
import org.phonebank.desktop.lab.Resilience;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.quantize.Quantization;

/**
 * What is there and what is chosen, judged together. Pure.
 *
 * @param phones all that are seen
 * @param checked those that shall take part
 * @param chosen the model; null if there is none that can be used
 */
public record Survey(
        List<ScoutedPhone> phones,
        List<CheckedPhone> checked,
        @Nullable ShelvedModel chosen,
        int bits,
        Fit fit) {
    /** Nothing is known yet. */
    public static final Survey NOTHING = new Survey(List.of(), List.of(), null, 4, new Fit.NoModel());

    public Survey {
        phones = List.copyOf(phones);
        checked = List.copyOf(checked);
    }

    /** Looks at everything. */
    public static Survey of(Scouting scouting, List<ShelvedModel> models, Choices choices, String platform) {
        ShelvedModel model = models.stream()
                .filter(candidate -> candidate.path().equals(choices.model()) && candidate.usable())
                .findFirst()
                .orElse(null);
        ModelManifest cut = model == null ? null : model.cut(choices.bits()).orElse(null);
        List<ScoutedPhone> taking = scouting.phones().stream()
                .filter(phone -> !choices.leftOut().contains(phone.serial()))
                .toList();
        long ready = taking.stream().filter(ScoutedPhone::ready).count();
        PhoneChecks checks = new PhoneChecks(cut, (int) Math.max(1, ready), scouting.policy(), platform);
        List<CheckedPhone> checked = taking.stream().map(checks::check).toList();
        List<String> serving = servingSerials(checked);
        Fit fit = cut == null
                ? new Fit.NoModel()
                : Fit.of(
                        cut,
                        taking.stream()
                                .filter(phone -> serving.contains(phone.serial()))
                                .flatMap(phone -> phone.facts().stream())
                                .toList());
        return new Survey(scouting.phones(), checked, model, choices.bits(), fit);
    }

    public Optional<ShelvedModel> model() {
        return Optional.ofNullable(chosen);
    }

    /** The chosen model as it will be cut. */
    public Optional<ModelManifest> cut() {
        return model().flatMap(model -> model.cut(bits));
    }

    /** Phones that are ready, and that a lab would be made of. */
    public List<ScoutedPhone> serving() {
        List<String> serials = servingSerials();
        return phones.stream().filter(phone -> serials.contains(phone.serial())).toList();
    }

    /** Their serials. */
    public List<String> servingSerials() {
        return servingSerials(checked);
    }

    /** Which of these phones do not serve, by name as far as that is known. */
    public List<String> missing(List<String> serials) {
        List<String> serving = servingSerials();
        return serials.stream()
                .filter(serial -> !serving.contains(serial))
                .map(this::named)
                .toList();
    }

    private String named(String serial) {
        return phones.stream()
                .filter(phone -> phone.serial().equals(serial) && !phone.name().equals(serial))
                .map(phone -> phone.name() + " (" + serial + ")")
                .findFirst()
                .orElse(serial);
    }

    private static List<String> servingSerials(List<CheckedPhone> checked) {
        return checked.stream()
                .filter(CheckedPhone::serves)
                .map(CheckedPhone::serial)
                .toList();
    }

    /** Phones that shall take part and could be talked to. */
    public long ready() {
        return checked.stream()
                .filter(phone -> phone.check(Requirement.CONNECTION).outcome() == Check.Outcome.PASS)
                .count();
    }

    /** The lab of all this; empty unless it fits. */
    public Optional<LabSettings> settings(DataFolder data) {
        if (!(fit instanceof Fit.Fits fits) || chosen == null) {
            return Optional.empty();
        }
        List<ScoutedPhone> serving = serving();
        PhoneSource.Connected source = new PhoneSource.Connected(
                serving.stream().flatMap(phone -> phone.endpoint().stream()).toList(), servingSerials());
        Resilience resilience = new Resilience(
                Resilience.USUAL.redundancy(),
                Resilience.USUAL.copies(),
                fits.standBy() == 0 ? OptionalInt.empty() : OptionalInt.of(fits.serving()));
        int cutBits = cut().map(ModelManifest::bits).orElse(bits);
        return Optional.of(
                new LabSettings(data, source, chosen.source(), Quantization.ofBits(cutBits), resilience, "window"));
    }
}
