package org.phonebank.tests.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.ModelSource;
import org.phonebank.desktop.lab.Resilience;
import org.phonebank.desktop.soak.FaultMix;
import org.phonebank.desktop.soak.Soak;
import org.phonebank.desktop.soak.SoakListener;
import org.phonebank.desktop.soak.SoakResult;
import org.phonebank.desktop.soak.SoakSettings;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.pipeline.serving.Redundancy;

/** A short soak: whatever befalls the phones, every token of every answer is the one of an undisturbed lab. */
@Timeout(300)
class SoakTest {
    private static final long SEED = 4;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void nothingIsLostOrChangedWhileFaultsBefallPhones(Redundancy redundancy) throws Exception {
        boolean mirrored = redundancy == Redundancy.MIRRORED;
        SoakSettings settings = new SoakSettings(
                new DataFolder(folder),
                new ModelSource.Sample(),
                Quantization.ofBits(8),
                6,
                new Resilience(redundancy, mirrored ? 2 : 1, OptionalInt.of(mirrored ? 3 : 4)),
                Duration.ofSeconds(25),
                Duration.ofSeconds(3),
                FaultMix.usual(),
                SEED,
                64);
        Heard heard = new Heard();

        SoakResult result = new Soak(settings, heard).run();

        assertThat(result.lostTokens()).as(heard::toString).isZero();
        assertThat(result.changedTokens()).as(heard::toString).isZero();
        assertThat(result.failedAnswers()).as(heard::toString).isZero();
        assertThat(result.whole()).as(heard::toString).isTrue();
        assertThat(result.faultCount()).isGreaterThan(3);
        assertThat(result.tokens()).isEqualTo(heard.tokens.get()).isPositive();
        assertThat(result.leaks().after().threads())
                .isLessThanOrEqualTo(result.leaks().before().threads());
        assertThat(result.leaks().after().files())
                .isLessThanOrEqualTo(result.leaks().before().files());
        assertThat(result.leaks().after().processes())
                .isLessThanOrEqualTo(result.leaks().before().processes());
    }

    /** What a person would see. */
    private static final class Heard implements SoakListener {
        private final List<String> story = new ArrayList<>();
        private final AtomicInteger tokens = new AtomicInteger();

        @Override
        public synchronized void lab(LabEvent event) {
            if (event instanceof LabEvent.Noticed noticed) {
                story.add(noticed.happening().toString());
            }
        }

        @Override
        public void begins() {}

        @Override
        public synchronized void fault(String phone, String sentence) {
            story.add(sentence);
        }

        @Override
        public void answered(int faults, long soFar) {
            tokens.set((int) soFar);
        }

        @Override
        public synchronized String toString() {
            return String.join("\n", story);
        }
    }
}
