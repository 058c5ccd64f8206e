package org.phonebank.pipeline.placement;

import static org.phonebank.pipeline.placement.PlainWords.bytes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.LayerWording;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Judgement.Possible;
import org.phonebank.pipeline.placement.Judgement.Refused;

/**
 * A picture of phones and model by which arrangements are judged. To judge takes some microseconds, so it may be done for
 * every phone while a person drags layers; the planner's proposals take some tens of milliseconds with many phones,
 * and are remembered. Immutable, for any thread.
 */
public final class Workbench {
    /** Tokens of a prompt that are computed together are so many times faster, unless something else was measured. */
    public static final double USUAL_PROMPT_GAIN = 2;

    /** Share by which a phone may change without the planner being asked again. */
    private static final double ALIKE = 0.1;

    private final String model;
    private final StageCosts costs;
    private final Map<String, BenchPhone> phones;
    private final Arrangement present;
    private final WorkbenchOptions options;
    private final Forecaster forecaster;
    private final Map<Purpose, Proposal> proposals;
    /** The picture that the proposals are made for. */
    private final Workbench proposed;

    /**
     * A picture.
     *
     * @param model its name, for people
     * @param costs with the caches of all conversations
     * @param phones with different serials; also those that stand by or can be given nothing
     * @param present who holds what now; before anything is loaded, what the lab would do by itself
     */
    public Workbench(
            String model, StageCosts costs, List<BenchPhone> phones, Arrangement present, WorkbenchOptions options) {
        this.model = model;
        this.costs = costs;
        this.phones = new LinkedHashMap<>();
        this.present = present;
        this.options = options;
        for (BenchPhone phone : phones) {
            if (this.phones.put(phone.serial(), phone) != null) {
                throw new IllegalArgumentException("The phone " + phone.serial() + " was given twice.");
            }
        }
        this.forecaster = new Forecaster(costs, options.answers());
        this.proposals = new ConcurrentHashMap<>();
        this.proposed = this;
    }

    private Workbench(Workbench picture, Workbench proposed) {
        this.model = picture.model;
        this.costs = picture.costs;
        this.phones = picture.phones;
        this.present = picture.present;
        this.options = picture.options;
        this.forecaster = picture.forecaster;
        this.proposals = proposed.proposals;
        this.proposed = proposed;
    }

    /** All phones of the lab, in the order in which they joined. */
    public List<BenchPhone> phones() {
        return List.copyOf(phones.values());
    }

    /** One of them. */
    public Optional<BenchPhone> phone(String serial) {
        return Optional.ofNullable(phones.get(serial));
    }

    /** Who holds what now; before anything is loaded, what the lab would do by itself. */
    public Arrangement present() {
        return present;
    }

    /** Number of layers of the model. */
    public int layers() {
        return costs.layers();
    }

    /** Bytes that these layers take on one phone, with the caches of all conversations. */
    public long memoryBytes(LayerRange range) {
        return costs.memory(range.first(), range.end());
    }

    /** Whether an arrangement can be, and what it would give. */
    public Judgement judge(Arrangement arrangement) {
        if (arrangement.layers() != costs.layers()) {
            return new Refused(
                    "",
                    new Remark(
                            Remark.Code.OTHER_LAYERS,
                            List.of(arrangement.layers(), costs.layers()),
                            Phrase.of(PlacementWording.OTHER_LAYERS, arrangement.layers(), costs.layers(), model)));
        }
        for (Map.Entry<String, List<LayerRange>> wanted : arrangement.bySerial().entrySet()) {
            Remark why = refusal(wanted.getKey(), wanted.getValue());
            if (why != null) {
                return new Refused(wanted.getKey(), why);
            }
        }
        return new Possible(forecast(arrangement));
    }

    private Forecast forecast(Arrangement arrangement) {
        return forecaster.forecast(arrangement, this::known);
    }

    private BenchPhone known(String serial) {
        return Objects.requireNonNull(phones.get(serial));
    }

    /** What the planner would do for a purpose with the phones that can be given layers, and why. */
    public Proposal propose(Purpose purpose) {
        return proposals.computeIfAbsent(purpose, wanted -> new Proposer(model, costs, options, this::forecast, present)
                .propose(phones(), wanted));
    }

    /**
     * The same picture with everything proposed that can be asked for: by the planner, which takes its time, or as for an
     * earlier picture of the lab if no phone has changed by more than some percent since.
     */
    public Workbench proposing(@Nullable Workbench before) {
        if (before != null && isLike(before.proposed)) {
            return new Workbench(this, before.proposed);
        }
        for (Purpose purpose : Purpose.values()) {
            propose(purpose);
        }
        return this;
    }

    private boolean isLike(Workbench other) {
        return options.equals(other.options)
                && phones.keySet().equals(other.phones.keySet())
                && phones.values().stream().allMatch(phone -> phone.isLike(other.known(phone.serial()), ALIKE));
    }

    private @Nullable Remark refusal(String serial, List<LayerRange> wanted) {
        BenchPhone phone = phones.get(serial);
        if (phone == null) {
            return new Remark(
                    Remark.Code.UNKNOWN_PHONE, List.of(serial), Phrase.of(PlacementWording.UNKNOWN_PHONE, serial));
        }
        // What a phone serves now it may go on serving; who takes it out decides by other rules.
        if (phone.holds().containsAll(wanted)) {
            return null;
        }
        if (phone.obstacle() != null) {
            return phone.obstacle();
        }
        long needed = wanted.stream().mapToLong(this::memoryBytes).sum();
        return needed <= phone.roomBytes() ? null : tooLittleRoom(phone, wanted, needed);
    }

    private static Remark tooLittleRoom(BenchPhone phone, List<LayerRange> wanted, long needed) {
        LayerRange first = wanted.get(0);
        LayerRange last = wanted.get(wanted.size() - 1);
        LayerRange all = new LayerRange(first.first(), last.end());
        return new Remark(
                Remark.Code.TOO_LITTLE_ROOM,
                List.of(phone.name(), all.first() + 1, all.end(), needed, phone.roomBytes()),
                Phrase.of(
                        PlacementWording.TOO_LITTLE_ROOM,
                        all.count(),
                        LayerWording.layers(all),
                        bytes(needed),
                        phone.name(),
                        bytes(Math.max(0, phone.roomBytes()))));
    }
}
