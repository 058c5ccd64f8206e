package org.phonebank.pipeline.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.placement.Forecast.PhoneShare;
import org.phonebank.pipeline.placement.Judgement.Possible;
import org.phonebank.pipeline.placement.Judgement.Refused;

/** A model of 8 layers of 100 MB, which a phone of 1 GB/s computes in 100 ms each. */
class WorkbenchTest {
    private static final long MB = 1_000_000;
    private static final double GB_PER_SECOND = 1e9;
    private static final Offset<Double> ROUNDING = within(1e-3);
    private static final BenchPhone A = phone("A", 1000, 1);
    private static final BenchPhone B = phone("B", 500, 2);
    private static final BenchPhone SMALL = phone("Small", 150, 1);
    private static final Arrangement HALVES = arrangement(assigned("A", 0, 4), assigned("B", 4, 8));

    @Test
    void chatWaitsForAllPhonesAndBatchForTheSlowest() {
        Forecast forecast = forecast(bench(A, B), HALVES);

        assertThat(forecast.chatTokensPerSecond()).isEqualTo(1 / 0.6, ROUNDING);
        assertThat(forecast.batchTokensPerSecond()).isEqualTo(1 / 0.4, ROUNDING);
        assertThat(forecast.phones())
                .usingRecursiveFieldByFieldElementComparator()
                .usingComparatorForType((first, second) -> Math.abs(first - second) < 1e-3 ? 0 : 1, Double.class)
                .containsExactly(
                        new PhoneShare("A", 4, 400 * MB, 1000 * MB, 2 / 3.0, false),
                        new PhoneShare("B", 4, 400 * MB, 500 * MB, 1 / 3.0, false));
    }

    @Test
    void linksAreWaitedForByOneAnswerButFilledByMany() {
        Workbench bench = bench(
                A.withTimes(Duration.ZERO, Duration.ofMillis(100)), B.withTimes(Duration.ZERO, Duration.ofMillis(100)));

        Forecast forecast = forecast(bench, HALVES);

        assertThat(forecast.chatTokensPerSecond()).isEqualTo(1 / 0.8, ROUNDING);
        assertThat(forecast.batchTokensPerSecond()).isEqualTo(1 / 0.4, ROUNDING);
    }

    @Test
    void everyStepTakesItsTimeHoweverFewLayersItHas() {
        Workbench bench = bench(A.withTimes(Duration.ofMillis(50), Duration.ZERO), B);

        assertThat(forecast(bench, arrangement(assigned("A", 0, 1), assigned("B", 1, 2), assigned("A", 2, 8)))
                        .chatTokensPerSecond())
                .isEqualTo(1 / 0.85, ROUNDING);
    }

    @Test
    void fewAnswersAtATimeDoNotFillManyPhones() {
        Workbench bench = new Workbench(
                "Toy",
                costs(),
                List.of(A, B.withTimes(Duration.ZERO, Duration.ofSeconds(1))),
                HALVES,
                WorkbenchOptions.ofAnswers(2));

        assertThat(forecast(bench, HALVES).batchTokensPerSecond()).isEqualTo(2 / 1.6, ROUNDING);
    }

    @Test
    void piecesOfAPromptFollowEachOtherThroughThePhones() {
        // 64 tokens, then 36, at twice the speed: A takes 12.8 s and 7.2 s, B half of that.
        assertThat(forecast(bench(A, B), HALVES).firstToken())
                .isCloseTo(Duration.ofMillis(12_800 + 7_200 + 3_600), Duration.ofMillis(5));
    }

    @Test
    void energyCountsPhonesThatWaitToo() {
        Workbench bench = bench(
                A.withPower(OptionalDouble.of(3), OptionalDouble.of(1)),
                B.withPower(OptionalDouble.of(2), OptionalDouble.empty()));

        assertThat(forecast(bench, HALVES).joulesPerToken().orElseThrow())
                .isEqualTo(0.4 * 3 + 0.2 * 1 + 0.6 * 2, ROUNDING);
    }

    @Test
    void energyIsUnknownUnlessAllPhonesTellIt() {
        Workbench bench = bench(A.withPower(OptionalDouble.of(3), OptionalDouble.of(1)), B);

        assertThat(forecast(bench, HALVES).joulesPerToken()).isEmpty();
    }

    @Test
    void phoneWithoutRoomRefusesAndSaysWhy() {
        assertThat(bench(A, SMALL).judge(arrangement(assigned("A", 0, 6), assigned("Small", 6, 8))))
                .isEqualTo(new Refused(
                        "Small",
                        new Remark(
                                Remark.Code.TOO_LITTLE_ROOM,
                                List.of("Small", 7, 8, 200 * MB, 150 * MB),
                                "Small has room for 150.0 MB, but layers 7–8 need 200.0 MB.")));
    }

    @Test
    void layersApartCountTogetherOnOnePhone() {
        assertThat(bench(A, SMALL)
                        .judge(arrangement(assigned("Small", 0, 1), assigned("A", 1, 7), assigned("Small", 7, 8))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.why().code()).isEqualTo(Remark.Code.TOO_LITTLE_ROOM));
    }

    @Test
    void phoneThatIsAwayIsGivenNothingButKeepsWhatItHolds() {
        Remark away = new Remark(Remark.Code.AWAY, List.of("B"), "B is not connected.");
        Workbench bench = bench(A, with(B, 0, List.of(new LayerRange(4, 8)), away));

        assertThat(bench.judge(arrangement(assigned("A", 0, 5), assigned("B", 5, 8))))
                .isEqualTo(new Refused("B", away));
        assertThat(bench.judge(HALVES)).isInstanceOf(Possible.class);
    }

    @Test
    void unknownPhonesAndOtherModelsAreRefused() {
        assertThat(bench(A).judge(HALVES)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.serial())
                .isEqualTo("B"));
        assertThat(bench(A).judge(arrangement(assigned("A", 0, 4))))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.why().english()).isEqualTo("These are 4 layers, but Toy has 8."));
    }

    @Test
    void phoneThatMustDropItsLayersFirstIsNamed() {
        Workbench bench = bench(A, with(B, 100, List.of(new LayerRange(4, 8)), null));

        assertThat(forecast(bench, arrangement(assigned("A", 0, 3), assigned("B", 3, 8)))
                        .phones())
                .extracting(PhoneShare::exchanges)
                .containsExactly(false, true);
        assertThat(forecast(bench, HALVES).phones())
                .extracting(PhoneShare::exchanges)
                .containsExactly(false, false);
    }

    @Test
    void plannerProposesTheShortestWayForChatAndEvenStagesForBatch() {
        Workbench bench = bench(A, B, SMALL);

        assertThat(bench.propose(Purpose.CHAT).arrangement()).isEqualTo(Optional.of(arrangement(assigned("A", 0, 8))));
        assertThat(bench.propose(Purpose.CHAT).remarks())
                .extracting(Remark::code)
                .containsExactly(Remark.Code.ONE_PHONE, Remark.Code.OTHERS_STAND_BY);
        Arrangement even = bench.propose(Purpose.BATCH).arrangement().orElseThrow();
        assertThat(even.serials()).containsExactlyInAnyOrder("A", "B", "Small");
        assertThat(forecast(bench, even).batchTokensPerSecond()).isEqualTo(1 / 0.25, ROUNDING);
    }

    @Test
    void batchTakesFewerPhonesOnlyWhereMeasuredLinksCostMoreThanTheySave() {
        BenchPhone far = with(B.withTimes(Duration.ZERO, Duration.ofSeconds(20)), 500, List.of(), null);
        BenchPhone near = with(A, 1000, List.of(), null);
        BenchPhone guessed = B.withTimes(Duration.ZERO, Duration.ofSeconds(20));

        Proposal fewer = bench(near, far).propose(Purpose.BATCH);

        assertThat(fewer.arrangement()).contains(arrangement(assigned("A", 0, 8)));
        assertThat(fewer.remarks())
                .extracting(Remark::code)
                .containsExactly(Remark.Code.ONE_PHONE, Remark.Code.OTHERS_STAND_BY, Remark.Code.FEWER_ARE_FASTER);
        assertThat(fewer.remarks().get(2).english())
                .isEqualTo(
                        "As measured, 2 phones would be slower for batches: handing tokens from phone to phone takes longer"
                                + " than sharing the work saves.");
        assertThat(batchPhones(bench(near, guessed))).containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void whatServesBatchesIsLeftOnlyForWhatIsClearlyBetter() {
        // One phone gives 1.25 tokens/s, both give 8 / 6.6.
        BenchPhone far = with(B.withTimes(Duration.ZERO, Duration.ofMillis(6067)), 500, List.of(), null);
        BenchPhone near = with(A, 1000, List.of(), null);

        assertThat(batchPhones(bench(near, far))).containsExactly("A");
        assertThat(batchPhones(
                        new Workbench("Toy", costs(), List.of(near, far), HALVES, WorkbenchOptions.ofAnswers(8))))
                .containsExactlyInAnyOrder("A", "B");
    }

    @Test
    void batchIsNeverPlacedSlowerThanChatOnceMeasured() {
        for (int link = 0; link < 2000; link += 100) {
            BenchPhone near = with(A.withTimes(Duration.ofMillis(20), Duration.ofMillis(link)), 1000, List.of(), null);
            BenchPhone other = with(B.withTimes(Duration.ofMillis(20), Duration.ofMillis(link)), 500, List.of(), null);
            Workbench bench = bench(near, other, with(SMALL, 150, List.of(), null));

            double chat = forecast(
                            bench, bench.propose(Purpose.CHAT).arrangement().orElseThrow())
                    .batchTokensPerSecond();

            assertThat(forecast(
                                    bench,
                                    bench.propose(Purpose.BATCH).arrangement().orElseThrow())
                            .batchTokensPerSecond())
                    .isGreaterThan(chat / 1.1);
        }
    }

    @Test
    void proposalsStayAsLongAsPhonesHardlyChange() {
        Workbench before = bench(A, B).proposing(null);
        BenchPhone wavering = phone("B", 500, 2.1);
        BenchPhone faster = phone("B", 500, 2.3);

        Workbench wavered = bench(A, wavering).proposing(before);

        assertThat(wavered.propose(Purpose.BATCH)).isSameAs(before.propose(Purpose.BATCH));
        assertThat(wavered.phone("B")).contains(wavering);
        assertThat(bench(A, faster).proposing(wavered).propose(Purpose.BATCH))
                .isNotSameAs(before.propose(Purpose.BATCH));
    }

    @Test
    void plannerSaysWhyAModelDoesNotFit() {
        Proposal proposal = bench(SMALL).propose(Purpose.BATCH);

        assertThat(proposal.arrangement()).isEmpty();
        assertThat(proposal.remarks()).extracting(Remark::code).containsExactly(Remark.Code.MODEL_TOO_LARGE);
    }

    @Test
    void stagesSideBySideOnOnePhoneAreOne() {
        assertThat(arrangement(assigned("A", 0, 2), assigned("A", 2, 8))).isEqualTo(arrangement(assigned("A", 0, 8)));
        assertThatThrownBy(() -> arrangement(assigned("A", 0, 2), assigned("B", 3, 8)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Workbench bench(BenchPhone... phones) {
        return new Workbench(
                "Toy",
                costs(),
                List.of(phones),
                arrangement(assigned(phones[0].serial(), 0, 8)),
                WorkbenchOptions.ofAnswers(8));
    }

    private static List<String> batchPhones(Workbench bench) {
        return bench.propose(Purpose.BATCH).arrangement().orElseThrow().serials();
    }

    private static Forecast forecast(Workbench bench, Arrangement arrangement) {
        return ((Possible) bench.judge(arrangement)).forecast();
    }

    private static BenchPhone phone(String serial, long megabytes, double speed) {
        return BenchPhone.of(serial, serial, megabytes * MB, speed * GB_PER_SECOND);
    }

    private static BenchPhone with(
            BenchPhone phone, long freeMegabytes, List<LayerRange> holds, @Nullable Remark obstacle) {
        return new BenchPhone(
                phone.serial(),
                phone.name(),
                phone.roomBytes(),
                freeMegabytes * MB,
                phone.bytesPerSecond(),
                phone.leastStep(),
                true,
                phone.promptGain(),
                phone.roundTrip(),
                phone.busyWatts(),
                phone.idleWatts(),
                holds,
                obstacle);
    }

    private static Assigned assigned(String serial, int first, int end) {
        return new Assigned(serial, new LayerRange(first, end));
    }

    private static Arrangement arrangement(Assigned... stages) {
        return new Arrangement(List.of(stages));
    }

    /** The caches are part of a layer's memory but no work. */
    private static StageCosts costs() {
        long[] weights = new long[8];
        Arrays.fill(weights, 100 * MB - Models.CACHE);
        return StageCosts.of(Models.of(0, 0, 0, weights), 1);
    }
}
