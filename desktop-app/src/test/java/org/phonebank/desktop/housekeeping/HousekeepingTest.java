package org.phonebank.desktop.housekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;

class HousekeepingTest {
    @TempDir
    Path home;

    @Test
    void whatIsBegunAfterClosingFailsInItsFuture() {
        Housekeeping housekeeping = new Housekeeping(new DataFolder(home));
        housekeeping.close();

        assertThat(housekeeping.policy())
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .withCauseInstanceOf(RejectedExecutionException.class);
    }
}
