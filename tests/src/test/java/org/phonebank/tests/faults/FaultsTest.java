package org.phonebank.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.phonebank.pipeline.health.PhoneHealth;
import org.phonebank.pipeline.link.WorkerException;
import org.phonebank.protocol.v1.BatteryStatus;
import org.phonebank.protocol.v1.TelemetrySample;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

/** What the desktop notices of each fault. */
@Timeout(180)
class FaultsTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration SHORT = Duration.ofMillis(300);

    @TempDir
    Path folder;

    private FaultyPhone faulty;

    @BeforeEach
    void start() throws Exception {
        faulty = FaultyPhone.start(folder);
    }

    @AfterEach
    void stop() throws Exception {
        faulty.close();
    }

    private void inject(String fault) throws Exception {
        faulty.phone().inject(FaultRequest.parse(fault));
    }

    private Duration ping() throws Exception {
        return faulty.worker().ping(LONG).get();
    }

    private void assertNoPingIsAnswered() {
        assertThat(faulty.worker().ping(SHORT))
                .failsWithin(LONG)
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOf(WorkerException.class);
    }

    private void awaitEndOfTelemetry() {
        await().atMost(LONG).until(() -> !faulty.ends().isEmpty());
    }

    @Test
    void aHealthyPhoneTellsAllThatTheLabAsksFor() throws Exception {
        await().atMost(LONG).until(() -> faulty.latest().hasCpuUtilisation());

        TelemetrySample sample = faulty.latest();
        assertThat(List.of(
                        sample.hasAvailableMemoryBytes(),
                        sample.hasMemoryPressure(),
                        sample.hasBatteryPercent(),
                        sample.hasBatteryCurrentMicroamps(),
                        sample.hasBatteryVoltageMicrovolts(),
                        sample.hasBatteryCelsius(),
                        sample.hasHottestCelsius(),
                        sample.hasFrequencyRatio(),
                        sample.hasFrequencyLimit(),
                        sample.hasResidentBytes()))
                .containsOnly(true);
        assertThat(sample.getBatteryStatus()).isEqualTo(BatteryStatus.BATTERY_STATUS_DISCHARGING);
        assertThat(faulty.latest().getFrequencyLimit()).isEqualTo(1);
        assertThat(faulty.selfTest().ok()).isTrue();
        assertThat(ping()).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"kill", "unplug", "reboot"})
    void whatTakesAPhoneAwayEndsItsTelemetryUntilTheWorkerIsStartedAgain(String fault) throws Exception {
        inject(fault);

        awaitEndOfTelemetry();
        assertNoPingIsAnswered();
        inject("plug");
        await().atMost(LONG).until(() -> !faulty.phone().isBooting());
        faulty.startWorker();
        assertThat(faulty.selfTest().ok()).isTrue();
    }

    @Test
    void aDroppedLinkIsSilentAndGoesOnAsIfNothingHadHappened() throws Exception {
        inject("drop-link");

        assertNoPingIsAnswered();
        assertThat(faulty.ends()).isEmpty();
        inject("plug");
        assertThat(ping()).isPositive();
        assertThat(faulty.ends()).isEmpty();
    }

    @Test
    void aSlowLinkTakesItsTimeBothWays() throws Exception {
        inject("slow-link");
        // What was on its way when the link changed is not delayed.
        ping();

        assertThat(ping()).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        inject("none");
        assertThat(faulty.phone().faults()).isEmpty();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aHungWorkerAnswersNothingAndIsReplacedByANewOne() throws Exception {
        inject("hang");

        assertNoPingIsAnswered();
        assertThat(faulty.ends()).isEmpty();
        faulty.startWorker();
        assertThat(faulty.selfTest().ok()).isTrue();
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aHungWorkerThatGoesOnAnswersAgain() throws Exception {
        inject("hang");
        assertNoPingIsAnswered();

        inject("none");

        assertThat(ping()).isPositive();
        assertThat(faulty.ends()).isEmpty();
    }

    @Test
    void aHungComputationLeavesTelemetryAndControl() throws Exception {
        // The worker looks at its pace twice a second.
        inject("hang:compute");
        await().atMost(LONG).pollInterval(Duration.ofMillis(100)).until(() -> hangs(faulty));
        int before = faulty.samples();

        assertThat(ping()).isPositive();
        await().atMost(LONG).until(() -> faulty.samples() > before + 3);
        faulty.startWorker();
        assertThat(faulty.selfTest().ok()).isTrue();
    }

    private static boolean hangs(FaultyPhone phone) {
        CompletableFuture<PhoneHealth> test = CompletableFuture.supplyAsync(() -> {
            try {
                return phone.selfTest();
            } catch (WorkerException e) {
                throw new IllegalStateException(e);
            }
        });
        try {
            test.get(2, TimeUnit.SECONDS);
            return false;
        } catch (TimeoutException e) {
            return true;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @CsvSource({"corrupt:nan,no numbers", "corrupt:shape,values instead of", "corrupt:drift,computes wrongly"})
    void aProcessorThatComputesWronglyFailsItsSelfTestWhicheverWorkerRuns(String fault, String words) throws Exception {
        inject(fault);

        faulty.startWorker();
        assertThat(faulty.selfTest().reason().english()).contains(words);
        assertThat(ping()).isPositive();
        inject("none");
        await().atMost(LONG).until(() -> faulty.selfTest().ok());
    }

    @Test
    void heatShowsInTemperatureAndThrottling() throws Exception {
        inject("overheat");

        await().atMost(LONG).until(() -> faulty.latest().getFrequencyLimit() < 0.7);
        assertThat(faulty.latest().getBatteryCelsius()).isGreaterThan(45);
        inject("cool");
        await().atMost(LONG).until(() -> faulty.latest().getFrequencyLimit() == 1);
        assertThat(faulty.latest().getBatteryCelsius()).isLessThan(35);
    }

    @Test
    void aDrainedBatteryShowsAndAChargerToo() throws Exception {
        inject("drain");

        await().atMost(LONG).until(() -> faulty.latest().getBatteryPercent() == 4);
        assertThat(faulty.latest().getBatteryCurrentMicroamps()).isNegative();
        inject("charge");
        await().atMost(LONG).until(() -> faulty.latest().getBatteryPercent() >= 80);
        assertThat(faulty.latest().getBatteryStatus()).isEqualTo(BatteryStatus.BATTERY_STATUS_CHARGING);
        await().atMost(LONG).until(() -> faulty.latest().getBatteryCurrentMicroamps() > 0);
    }

    @Test
    void otherAppsShowInTheUseOfTheProcessor() throws Exception {
        inject("busy");

        await().atMost(LONG).until(() -> faulty.latest().getCpuUtilisation() > 0.7);
        assertThat(faulty.phone().faults()).containsExactly(Fault.BUSY);
        inject("none");
        await().atMost(LONG).until(() -> faulty.latest().getCpuUtilisation() < 0.3);
    }
}
