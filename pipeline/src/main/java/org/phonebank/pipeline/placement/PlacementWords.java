package org.phonebank.pipeline.placement;

import static org.phonebank.pipeline.placement.PlainWords.bytes;
import static org.phonebank.pipeline.placement.PlainWords.plural;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.LayerWording;
import org.phonebank.pipeline.phrase.Phrase;

/** Puts placements, and why there is none, into words. */
final class PlacementWords {
    private static final int PHONES_NAMED = 8;
    private static final double NOTEWORTHY = 1.05;

    private final String model;
    private final StageCosts costs;
    private final PlanOptions options;

    PlacementWords(String model, StageCosts costs, PlanOptions options) {
        this.model = model;
        this.costs = costs;
        this.options = options;
    }

    Remark tooManyPhones(int phones) {
        return new Remark(
                Remark.Code.TOO_MANY_PHONES,
                List.of(model, costs.layers(), phones),
                Phrase.of(PlacementWording.TOO_MANY_PHONES, model, costs.layers(), phones));
    }

    Remark tooLittleMemory(List<PhoneCapacity> phones) {
        long smallestLayer = smallestStage();
        for (PhoneCapacity phone : phones) {
            if (options.spread() == PlanOptions.Spread.ALL_PHONES && room(phone) < smallestLayer) {
                return new Remark(
                        Remark.Code.NO_LAYER_FITS,
                        List.of(phone.name(), model, smallestLayer, room(phone)),
                        Phrase.of(
                                PlacementWording.NO_LAYER_FITS,
                                phone.name(),
                                bytes(room(phone)),
                                model,
                                bytes(smallestLayer)));
            }
        }
        long given = phones.stream().mapToLong(this::room).sum();
        long needed = costs.total(options.spread() == PlanOptions.Spread.ALL_PHONES ? phones.size() : 1);
        PlacementWording how = given < needed ? PlacementWording.MODEL_TOO_LARGE : PlacementWording.NOT_BY_LAYERS;
        return new Remark(
                Remark.Code.MODEL_TOO_LARGE,
                List.of(model, needed, given),
                Phrase.of(how, model, bytes(needed), bytes(given), rooms(phones)));
    }

    Placement placement(Split split, int given) {
        List<StagePlacement> stages = new ArrayList<>();
        double slowestSpeed = split.phones().stream()
                .mapToDouble(PhoneCapacity::relativeSpeed)
                .min()
                .orElse(1);
        for (int i = 0; i < split.phones().size(); i++) {
            PhoneCapacity phone = split.phones().get(i);
            LayerRange range = split.ranges().get(i);
            long memory = costs.memory(range.first(), range.end());
            stages.add(new StagePlacement(phone.serial(), range, memory, reason(phone, range, memory, slowestSpeed)));
        }
        return Placement.because(stages, reasons(split, given));
    }

    private String reason(PhoneCapacity phone, LayerRange range, long memory, double slowestSpeed) {
        StringBuilder text = new StringBuilder(phone.name())
                .append(" holds ")
                .append(LayerWording.layers(range).english());
        boolean first = range.first() == 0;
        boolean last = range.end() == costs.layers();
        if (first || last) {
            text.append(first && last ? " with embedding and head" : first ? " with the embedding" : " with the head");
        }
        text.append(": ").append(bytes(memory)).append(" of its ").append(bytes(phone.availableMemoryBytes()));
        double speed = phone.relativeSpeed() / slowestSpeed;
        if (speed > NOTEWORTHY) {
            text.append(String.format(Locale.ROOT, "; it is %.1f times as fast as the slowest phone", speed));
        }
        return text.append('.').toString();
    }

    private List<Remark> reasons(Split split, int given) {
        int stages = split.phones().size();
        int layers = costs.layers();
        List<Remark> reasons = new ArrayList<>();
        reasons.add(
                stages == 1
                        ? new Remark(
                                Remark.Code.ONE_PHONE,
                                List.of(layers),
                                "1 phone holds all " + plural(layers, "layer") + ".")
                        : new Remark(
                                Remark.Code.SHARED,
                                List.of(stages, layers),
                                stages + " phones share " + plural(layers, "layer")
                                        + " by speed, as far as memory allows."));
        int others = given - stages;
        if (others > 0) {
            reasons.add(othersStandBy(others));
        }
        if (stages > 1) {
            addSlowest(reasons, split);
        }
        return reasons;
    }

    static Remark othersStandBy(int others) {
        return new Remark(
                Remark.Code.OTHERS_STAND_BY,
                List.of(others),
                "The other " + plural(others, "phone") + (others == 1 ? " is" : " are") + " not needed.");
    }

    private void addSlowest(List<Remark> reasons, Split split) {
        int slowest = 0;
        for (int i = 1; i < split.phones().size(); i++) {
            if (time(split, i) > time(split, slowest)) {
                slowest = i;
            }
        }
        double share = time(split, slowest) / split.total();
        String name = split.phones().get(slowest).name();
        reasons.add(new Remark(
                Remark.Code.MOST_TIME,
                List.of(name, share),
                String.format(
                        Locale.ROOT,
                        "Of a token's computing time %.0f %% passes on %s, the most of any.",
                        share * 100,
                        name)));
        double equal = equalSplit(split.phones()).slowest() / split.slowest();
        if (options.spread() == PlanOptions.Spread.ALL_PHONES && equal > NOTEWORTHY) {
            reasons.add(new Remark(
                    Remark.Code.EQUAL_SHARES,
                    List.of(equal),
                    String.format(
                            Locale.ROOT, "With equal shares the slowest phone would take %.1f times as long.", equal)));
        }
    }

    private Split equalSplit(List<PhoneCapacity> phones) {
        int[] bounds = new int[phones.size() + 1];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = i * costs.layers() / phones.size();
        }
        return Split.of(costs, phones, bounds);
    }

    private double time(Split split, int stage) {
        return costs.time(split.ranges().get(stage), split.phones().get(stage));
    }

    private long smallestStage() {
        long smallest = Long.MAX_VALUE;
        for (int layer = 0; layer < costs.layers(); layer++) {
            smallest = Math.min(smallest, costs.memory(layer, layer + 1));
        }
        return smallest;
    }

    private long room(PhoneCapacity phone) {
        return Math.max(0, phone.availableMemoryBytes() - options.reserveBytes());
    }

    private Phrase rooms(List<PhoneCapacity> phones) {
        List<Phrase> rooms = new ArrayList<>();
        for (PhoneCapacity phone : phones.subList(0, Math.min(PHONES_NAMED, phones.size()))) {
            rooms.add(Phrase.of(PlacementWording.ROOM, phone.name(), bytes(room(phone))));
        }
        Phrase named = Phrase.join(rooms, PlacementWording.ROOMS);
        int others = phones.size() - PHONES_NAMED;
        return others > 0 ? Phrase.of(PlacementWording.MORE_ROOMS, others, named) : named;
    }
}
