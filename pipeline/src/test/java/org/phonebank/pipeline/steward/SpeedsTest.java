package org.phonebank.pipeline.steward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.phonebank.pipeline.steward.Pictures.MB;
import static org.phonebank.pipeline.steward.Pictures.lab;
import static org.phonebank.pipeline.steward.Pictures.layers;
import static org.phonebank.pipeline.steward.Pictures.stage;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.phonebank.pipeline.placement.Models;

class SpeedsTest {
    private static final long BREAK = Duration.ofMinutes(30).toNanos();

    @Test
    void whatWasMeasuredOutlastsABreakForWhoeverAdvises() {
        Speeds speeds = new Speeds();
        PhonePicture idle = Pictures.phone("A", 100, layers(0, 8));
        PhonePicture phone = new PhonePicture(
                idle.capacity(),
                idle.standing(),
                idle.health(),
                idle.vitals(),
                idle.suspended(),
                idle.layersOnDisk(),
                idle.loaded(),
                List.of(new MeasuredStep(layers(0, 8), Duration.ofMillis(200), 50)));
        LabPicture lab = lab(List.of(stage(0, 8, "A")), phone);
        double measured = 8 * (100 * MB - Models.CACHE) / 0.2;

        speeds.learn(lab, 0);
        assertThat(speeds.of(phone)).isEqualTo(measured, within(1.0));
        speeds.learn(lab, BREAK);

        assertThat(speeds.isMeasured(phone)).isTrue();
        assertThat(speeds.steady(phone)).isEqualTo(measured, within(1.0));
        assertThat(speeds.steps(idle)).isEqualTo(phone.steps());
        // Who moves layers unasked trusts only what is new.
        assertThat(speeds.of(phone)).isNotCloseTo(measured, within(1.0));
    }
}
