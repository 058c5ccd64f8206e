package org.phonebank.pipeline.steward;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.phonebank.pipeline.placement.Models;
import org.phonebank.pipeline.placement.StageCosts;

class StewardSimulationTest {
    private static final long MB = 1_000_000;
    private static final long RESERVE = 20 * MB;
    private static final double SPEED = 4e9;
    private static final StewardOptions OPTIONS = StewardOptions.usual().withReserve(RESERVE);

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "4, 3", "5, 6", "6, 6"})
    void reachesMostOfTheBestPlacementAfterOneOfSixPhonesSlowsFourfold(long seed, int sequences) {
        for (int layers : new int[] {6, 8, 24}) {
            SimulatedLab lab = sixAlike(layers, seed);
            lab.sequences = sequences;
            lab.run(Duration.ofMinutes(1));
            lab.phone("P" + lab.random.nextInt(6)).speed /= 4;
            lab.run(Duration.ofMinutes(3));
            assertThat(shareOfTheBest(lab)).as("%d layers", layers).isGreaterThanOrEqualTo(0.8);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverFlapsWhileSpeedsOnlyJitter(long seed) {
        SimulatedLab lab = sixAlike(24, seed);
        lab.sequences = (int) (2 * seed - 1);
        lab.run(Duration.ofMinutes(30));
        assertThat(lab.decided).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void settlesAfterEachChangeOfSpeed(long seed) {
        SimulatedLab lab = sixAlike(24, seed);
        lab.sequences = 6;
        for (int change = 0; change < 4; change++) {
            lab.phone("P" + lab.random.nextInt(6)).speed = SPEED * (0.3 + 1.2 * lab.random.nextDouble());
            long before = lab.count(Decision.MoveBoundary.class);
            lab.run(Duration.ofMinutes(8));
            long settled = lab.count(Decision.MoveBoundary.class);
            assertThat(settled - before).isLessThanOrEqualTo(12);
            lab.run(Duration.ofMinutes(5));
            assertThat(lab.count(Decision.MoveBoundary.class)).isEqualTo(settled);
            assertThat(shareOfTheBest(lab)).isGreaterThanOrEqualTo(0.8);
        }
        assertThat(lab.missingTicks()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPhoneThatRunsEmptyIsRelievedBeforeItDiesAndWorksAgainAfterCharging(long seed) {
        SimulatedLab lab = sixAlike(12, seed);
        SimulatedPhone empty = lab.phone("P" + lab.random.nextInt(6));
        empty.batteryPercent = 25;
        empty.batteryPerSecond = -0.1;
        lab.run(Duration.ofMinutes(5));
        assertThat(empty.standing).isEqualTo(PhonePicture.Standing.AWAY);
        assertThat(lab.missingTicks()).isZero();
        assertThat(lab.count(Decision.Drain.class)).isEqualTo(1);
        empty.batteryPerSecond = 0.1;
        empty.batteryPercent = 10;
        lab.comeBack(empty.serial);
        lab.run(Duration.ofMinutes(15));
        assertThat(lab.steward.verdict(empty.serial).works()).isTrue();
        assertThat(lab.stages()).anyMatch(stage -> stage.replicas().contains(empty.serial));
        assertThat(lab.missingTicks()).isZero();
        assertThat(shareOfTheBest(lab)).isGreaterThanOrEqualTo(0.8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aPhoneThatWasKilledIsReplacedAndTakenBack(long seed) {
        SimulatedLab lab = sixAlike(12, seed);
        lab.sequences = 6;
        lab.run(Duration.ofMinutes(1));
        String killed = "P" + lab.random.nextInt(6);
        lab.lose(killed);
        lab.run(Duration.ofMinutes(2));
        assertThat(lab.served()).isTrue();
        assertThat(lab.missingTicks()).isLessThan(60);
        int missing = lab.missingTicks();
        lab.comeBack(killed);
        lab.run(Duration.ofMinutes(10));
        assertThat(lab.stages()).anyMatch(stage -> stage.replicas().contains(killed));
        assertThat(lab.missingTicks()).isEqualTo(missing);
        assertThat(shareOfTheBest(lab)).isGreaterThanOrEqualTo(0.8);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsServingWithinMemoryWhateverHappens(long seed) {
        SimulatedLab lab = eightWithSpares(seed);
        Random random = new Random(seed);
        List<String> serials = new ArrayList<>(lab.phones.keySet());
        for (int event = 0; event < 100; event++) {
            lab.sequences = 1 + random.nextInt(4);
            SimulatedPhone phone = lab.phone(serials.get(random.nextInt(serials.size())));
            switch (random.nextInt(7)) {
                case 0, 1 -> {
                    if (phone.standing != PhonePicture.Standing.AWAY) {
                        lab.lose(phone.serial);
                    }
                }
                case 2 -> phone.speed = SPEED * (0.25 + random.nextDouble());
                case 3 -> phone.celsius = 30 + 22 * random.nextDouble();
                case 4 -> phone.batteryPerSecond = random.nextDouble() - 0.5;
                case 5 -> lab.loadsFail = random.nextInt(3) == 0;
                default -> phone.celsius = 30;
            }
            lab.run(Duration.ofSeconds(10));
            lab.phones.values().stream()
                    .filter(away -> away.standing == PhonePicture.Standing.AWAY
                            && away.batteryPercent > 0
                            && random.nextInt(2) == 0)
                    .toList()
                    .forEach(away -> lab.comeBack(away.serial));
        }
        lab.loadsFail = false;
        for (SimulatedPhone phone : lab.phones.values()) {
            phone.celsius = 30;
            phone.batteryPercent = 90;
            phone.batteryPerSecond = 0;
            if (phone.standing == PhonePicture.Standing.AWAY) {
                lab.comeBack(phone.serial);
            }
        }
        lab.run(Duration.ofMinutes(20));
        assertThat(lab.served()).isTrue();
        assertThat(lab.steward.missing()).isEmpty();
        assertThat(lab.phones.values()).allMatch(phone -> phone.standing == PhonePicture.Standing.READY);
        assertThat(lab.phones.values()).noneMatch(phone -> phone.suspended);
        int settled = lab.decided.size();
        lab.run(Duration.ofMinutes(10));
        assertThat(lab.decided).hasSize(settled);
    }

    private static double shareOfTheBest(SimulatedLab lab) {
        return new BestPlacement(lab.costs, lab.phones.values(), RESERVE).periodAtLeast(lab.sequences) / lab.period();
    }

    private static SimulatedLab sixAlike(int layers, long seed) {
        List<SimulatedPhone> phones = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            phones.add(new SimulatedPhone("P" + i, 300 * MB, SPEED));
        }
        SimulatedLab lab = new SimulatedLab(costs(layers), OPTIONS, phones, seed);
        for (int i = 0; i < 6; i++) {
            lab.place("P" + i, i * layers / 6, (i + 1) * layers / 6);
        }
        return lab;
    }

    private static SimulatedLab eightWithSpares(long seed) {
        SimulatedLab lab = sixAlike(24, seed);
        lab.phones.put("Spare A", new SimulatedPhone("Spare A", 200 * MB, 0.8 * SPEED));
        lab.phones.put("Spare B", new SimulatedPhone("Spare B", 400 * MB, 1.2 * SPEED));
        return lab;
    }

    /** 480 MB in all, whatever the number of layers. */
    private static StageCosts costs(int layers) {
        long[] weights = new long[layers];
        Arrays.fill(weights, 480 * MB / layers);
        return StageCosts.of(Models.of(10 * MB, 10 * MB, MB, weights), 4);
    }
}
