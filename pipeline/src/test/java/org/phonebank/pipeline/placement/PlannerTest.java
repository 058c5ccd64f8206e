package org.phonebank.pipeline.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.placement.PlanOptions.Spread;

class PlannerTest {
    private static final long MEGA = 1_000_000;
    private static final PlanOptions ALL = new PlanOptions(Spread.ALL_PHONES, 1, 0);
    private static final PlanOptions FEWEST = new PlanOptions(Spread.FEWEST, 1, 0);

    private final Planner planner = new Planner();

    @Test
    void equalPhonesShareEqually() throws Exception {
        Placement placement = planner.plan(twelveLayers(), phones(4, 1000 * MEGA, 1), ALL);

        assertThat(placement.stages())
                .extracting(StagePlacement::layers)
                .containsExactly(
                        new LayerRange(0, 3), new LayerRange(3, 6), new LayerRange(6, 9), new LayerRange(9, 12));
        assertThat(placement.explanation())
                .isEqualTo(
                        "4 phones share 12 layers by speed, as far as memory allows. Of a token's computing time 29 %"
                                + " passes on Phone 3, the most of any.");
    }

    @Test
    void amongEquallyFastSplitsTheMostEvenIsTaken() throws Exception {
        Placement placement = planner.plan(Models.of(0, 15 * MEGA, 0, tenMega(12)), phones(6, 1000 * MEGA, 1), ALL);

        assertThat(placement.stages())
                .extracting(stage -> stage.layers().count())
                .containsExactlyInAnyOrder(3, 2, 2, 2, 2, 1);
    }

    @Test
    void fasterPhonesGetMoreLayersAndTheReasonSaysSo() throws Exception {
        List<PhoneCapacity> phones =
                List.of(new PhoneCapacity("A", "Slow", 1000 * MEGA, 1), new PhoneCapacity("B", "Fast", 1000 * MEGA, 3));

        Placement placement = planner.plan(twelveLayers(), phones, ALL);

        assertThat(placement.stages())
                .containsExactly(
                        new StagePlacement(
                                "A",
                                new LayerRange(0, 3),
                                36 * MEGA + 3 * Models.CACHE,
                                "Slow holds layers 1–3 with the embedding: 36.0 MB of its 1.0 GB."),
                        new StagePlacement(
                                "B",
                                new LayerRange(3, 12),
                                96 * MEGA + 9 * Models.CACHE,
                                "Fast holds layers 4–12 with the head: 96.0 MB of its 1.0 GB; it is 3.0 times as fast"
                                        + " as the slowest phone."));
        assertThat(placement.explanation())
                .isEqualTo(
                        "2 phones share 12 layers by speed, as far as memory allows. Of a token's computing time 52 %"
                                + " passes on Fast, the most of any. With equal shares the slowest phone would take 1.9 times"
                                + " as long.");
    }

    @Test
    void littleMemoryLimitsAFastPhone() throws Exception {
        List<PhoneCapacity> phones =
                List.of(new PhoneCapacity("A", "Slow", 1000 * MEGA, 1), new PhoneCapacity("B", "Fast", 30 * MEGA, 10));

        Placement placement = planner.plan(twelveLayers(), phones, ALL);

        assertThat(placement.stages())
                .extracting(StagePlacement::serial, StagePlacement::layers)
                .containsExactly(tuple("A", new LayerRange(0, 10)), tuple("B", new LayerRange(10, 12)));
    }

    @Test
    void phoneTooSmallForEmbeddingAndHeadStandsBetweenTheOthers() throws Exception {
        List<PhoneCapacity> phones = List.of(
                new PhoneCapacity("A", "Roomy", 1000 * MEGA, 1),
                new PhoneCapacity("B", "Roomy too", 1000 * MEGA, 1),
                new PhoneCapacity("C", "Small", 15 * MEGA, 1));

        Placement placement = planner.plan(Models.of(50 * MEGA, 60 * MEGA, 0, tenMega(6)), phones, ALL);

        assertThat(placement.stages().get(1).serial()).isEqualTo("C");
    }

    @Test
    void conversationsThatMustFitAtOnceCountTheirCaches() throws Exception {
        ModelManifest model = Models.of(MEGA, MEGA, 0, 1000, 1000);

        Placement placement = planner.plan(model, phones(2, 1000 * MEGA, 1), new PlanOptions(Spread.ALL_PHONES, 5, 0));

        assertThat(placement.stages())
                .extracting(StagePlacement::memoryBytes)
                .containsOnly(MEGA + 1000 + 5 * Models.CACHE);
    }

    @Test
    void reserveStaysFree() {
        ModelManifest model = Models.of(0, 0, 0, tenMega(1));

        assertThatThrownBy(() ->
                        planner.plan(model, phones(1, 20 * MEGA, 1), new PlanOptions(Spread.ALL_PHONES, 1, 15 * MEGA)))
                .isInstanceOf(PlacementException.class)
                .hasMessage(
                        "Phone 0 can give 5.0 MB of memory, but even one layer of Toy needs 10.0 MB; close apps on it or leave"
                                + " it out.");
    }

    @Test
    void fewestTakesTheFastestOfThosePhonesThatSuffice() throws Exception {
        List<PhoneCapacity> phones = List.of(
                new PhoneCapacity("A", "Roomy", 1000 * MEGA, 1),
                new PhoneCapacity("B", "Fast", 500 * MEGA, 2),
                new PhoneCapacity("C", "Small", 10 * MEGA, 9));

        Placement placement = planner.plan(twelveLayers(), phones, FEWEST);

        assertThat(placement.stages()).extracting(StagePlacement::serial).containsExactly("A");
        assertThat(placement.explanation())
                .isEqualTo("1 phone holds all 12 layers. The other 2 phones are not needed.");
    }

    @Test
    void fewestUsesAsManyAsMemoryNeeds() throws Exception {
        Placement placement = planner.plan(twelveLayers(), phones(5, 60 * MEGA, 1), FEWEST);

        assertThat(placement.stages()).hasSize(3);
    }

    @Test
    void morePhonesThanLayersSaysBothNumbers() {
        assertThatThrownBy(() -> planner.plan(twelveLayers(), phones(14, 1000 * MEGA, 1), ALL))
                .isInstanceOf(PlacementException.class)
                .hasMessage(
                        "Toy has 12 layers, too few for 14 phones to hold at least one each; use at most 12 phones.");
    }

    @Test
    void tooLittleMemorySaysWhoHasHowMuchAndWhatIsNeeded() {
        List<PhoneCapacity> phones = List.of(
                new PhoneCapacity("A", "Pixel 2", 40 * MEGA, 1), new PhoneCapacity("B", "Moto G5", 30 * MEGA, 1));

        assertThatThrownBy(() -> planner.plan(twelveLayers(), phones, ALL))
                .isInstanceOf(PlacementException.class)
                .hasMessage(
                        "Toy needs 132.0 MB of memory in total (weights and cache); the phones can give 70.0 MB, too"
                                + " little (Pixel 2 40.0 MB, Moto G5 30.0 MB). Add a phone, use fewer bits or a shorter context.");
    }

    @Test
    void memoryThatSufficesOnlyTogetherSaysSo() {
        ModelManifest model = Models.of(0, 0, 0, tenMega(2));
        List<PhoneCapacity> phones = phones(3, 9 * MEGA, 1);

        assertThatThrownBy(() -> planner.plan(model, phones, FEWEST))
                .isInstanceOf(PlacementException.class)
                .hasMessageContaining("20.0 MB of memory in total")
                .hasMessageContaining("can give 27.0 MB, but not so that whole layers fit");
    }

    @Test
    void noPhoneIsSaidPlainly() {
        assertThatThrownBy(() -> planner.plan(twelveLayers(), List.of(), ALL))
                .isInstanceOf(PlacementException.class)
                .hasMessage("No phone can take part; connect at least one.");
    }

    @Test
    void fortyPhonesAndManyLayersArePlannedToo() throws Exception {
        Random random = new Random(1);
        List<PhoneCapacity> phones = IntStream.range(0, 40)
                .mapToObj(i -> new PhoneCapacity("S" + i, "P" + i, 1000 * MEGA, 0.2 + random.nextDouble()))
                .toList();

        Placement placement = planner.plan(Models.of(MEGA, MEGA, 0, tenMega(126)), phones, ALL);

        assertThat(placement.stages()).hasSize(40);
    }

    @Test
    void whateverThePhonesAPlanIsWholeFitsAndIsNoWorseThanEqualShares() {
        Random random = new Random(9);
        int placed = 0;
        for (int round = 0; round < 1500; round++) {
            ModelManifest model = model(random);
            List<PhoneCapacity> phones = randomPhones(random, 1 + random.nextInt(6));
            PlanOptions options = new PlanOptions(
                    random.nextBoolean() ? Spread.ALL_PHONES : Spread.FEWEST,
                    1 + random.nextInt(3),
                    random.nextInt(2) * MEGA);
            try {
                Placement placement = planner.plan(model, phones, options);
                placed++;
                assertSound(placement, model, phones, options);
                assertThat(slowest(placement, model, phones))
                        .as("round %d", round)
                        .isLessThanOrEqualTo(equalShares(model, phones, options) * (1 + 1e-9));
            } catch (PlacementException e) {
                assertThat(equalShares(model, phones, options))
                        .as(e.getMessage())
                        .isInfinite();
            }
        }
        assertThat(placed).isGreaterThan(500);
    }

    @Test
    void boundariesAreTheBestOfAll() {
        Random random = new Random(4);
        for (int round = 0; round < 300; round++) {
            ModelManifest model = model(random);
            List<PhoneCapacity> phones = randomPhones(random, 3);
            StageCosts costs = StageCosts.of(model, 1);
            Split best =
                    new BoundarySearch(costs, phones, 0).best(Spread.ALL_PHONES).orElse(null);

            Split bruteForce = null;
            for (int a = 1; a < costs.layers() - 1; a++) {
                for (int b = a + 1; b < costs.layers(); b++) {
                    Split split = Split.of(costs, phones, new int[] {0, a, b, costs.layers()});
                    if (fits(costs, split) && (bruteForce == null || split.betterThan(bruteForce, Spread.ALL_PHONES))) {
                        bruteForce = split;
                    }
                }
            }

            if (best == null || bruteForce == null) {
                assertThat(best).isEqualTo(bruteForce);
            } else {
                assertThat(best.betterThan(bruteForce, Spread.ALL_PHONES)).isFalse();
                assertThat(bruteForce.betterThan(best, Spread.ALL_PHONES)).isFalse();
            }
        }
    }

    private static boolean fits(StageCosts costs, Split split) {
        return IntStream.range(0, split.phones().size())
                .allMatch(i -> costs.memory(
                                split.ranges().get(i).first(),
                                split.ranges().get(i).end())
                        <= split.phones().get(i).availableMemoryBytes());
    }

    private static void assertSound(
            Placement placement, ModelManifest model, List<PhoneCapacity> phones, PlanOptions options) {
        int next = 0;
        for (StagePlacement stage : placement.stages()) {
            assertThat(stage.layers().first()).isEqualTo(next);
            next = stage.layers().end();
            PhoneCapacity phone = phone(phones, stage.serial());
            long memory = model.residentBytes(stage.layers())
                    + options.sequences() * model.kvBytesPerSequence(stage.layers());
            assertThat(stage.memoryBytes()).isEqualTo(memory);
            assertThat(memory).isLessThanOrEqualTo(phone.availableMemoryBytes() - options.reserveBytes());
            assertThat(stage.reason()).startsWith(phone.name() + " holds layer");
        }
        assertThat(next).isEqualTo(model.shape().layers());
        assertThat(placement.stages()).extracting(StagePlacement::serial).doesNotHaveDuplicates();
        if (options.spread() == Spread.ALL_PHONES) {
            assertThat(placement.stages()).hasSameSizeAs(phones);
        }
    }

    private static double slowest(Placement placement, ModelManifest model, List<PhoneCapacity> phones) {
        StageCosts costs = StageCosts.of(model, 1);
        return placement.stages().stream()
                .mapToDouble(stage ->
                        costs.work(stage.layers().first(), stage.layers().end())
                                / phone(phones, stage.serial()).relativeSpeed())
                .max()
                .orElseThrow();
    }

    /** Infinite where equal shares in the given order do not fit, or where few phones are wanted. */
    private static double equalShares(ModelManifest model, List<PhoneCapacity> phones, PlanOptions options) {
        StageCosts costs = StageCosts.of(model, options.sequences());
        if (phones.size() > costs.layers() || (options.spread() == Spread.FEWEST && phones.size() > 1)) {
            return Double.POSITIVE_INFINITY;
        }
        double slowest = 0;
        for (int i = 0; i < phones.size(); i++) {
            int first = i * costs.layers() / phones.size();
            int end = (i + 1) * costs.layers() / phones.size();
            if (costs.memory(first, end) > phones.get(i).availableMemoryBytes() - options.reserveBytes()) {
                return Double.POSITIVE_INFINITY;
            }
            slowest = Math.max(slowest, costs.work(first, end) / phones.get(i).relativeSpeed());
        }
        return slowest;
    }

    private static PhoneCapacity phone(List<PhoneCapacity> phones, String serial) {
        return phones.stream()
                .filter(p -> p.serial().equals(serial))
                .findFirst()
                .orElseThrow();
    }

    private static ModelManifest model(Random random) {
        long[] layers =
                random.longs(1 + random.nextInt(14), 5 * MEGA, 15 * MEGA).toArray();
        return Models.of(random.nextLong(30 * MEGA), random.nextLong(30 * MEGA), random.nextLong(MEGA), layers);
    }

    private static List<PhoneCapacity> randomPhones(Random random, int count) {
        List<PhoneCapacity> phones = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            phones.add(new PhoneCapacity(
                    "S" + i, "Phone " + i, random.nextLong(150 * MEGA), 0.1 + 3 * random.nextDouble()));
        }
        return phones;
    }

    private static List<PhoneCapacity> phones(int count, long memory, double speed) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PhoneCapacity("S" + i, "Phone " + i, memory, speed))
                .toList();
    }

    /** Twelve layers of 10 MB, an embedding and a head of 6 MB. */
    private static ModelManifest twelveLayers() {
        return Models.of(6 * MEGA, 6 * MEGA, 0, tenMega(12));
    }

    private static long[] tenMega(int layers) {
        return IntStream.range(0, layers).mapToLong(i -> 10 * MEGA).toArray();
    }
}
