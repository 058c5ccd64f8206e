package org.phonebank.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.tests.support.CommandResult;
import org.phonebank.tests.support.PhonebankCommand;
import org.phonebank.virtual.PublishedLab;
import org.phonebank.virtual.VirtualLab;
import org.phonebank.virtual.VirtualLabSettings;

/** As a person causes faults: from another terminal. */
@Timeout(180)
class FaultByCommandTest {
    @TempDir
    Path folder;

    private PhonebankCommand phonebank() {
        return new PhonebankCommand(folder);
    }

    @AfterEach
    void stop() throws Exception {
        phonebank().run("virtual", "stop");
    }

    @Test
    void aPhoneOfALabOfItsOwnIsUnpluggedAndGivenBack() throws Exception {
        phonebank().json("virtual", "start", "--phones", "2");

        JsonNode caused = phonebank().json("fault", "VP02", "unplug");
        assertThat(caused.path("fault").asText()).isEqualTo("unplug");
        assertThat(states()).isEqualTo("ready unplugged");

        phonebank().json("fault", "VP02", "none");
        assertThat(states()).isEqualTo("ready ready");
    }

    private String states() throws Exception {
        JsonNode phones = phonebank().json("virtual", "list").path("phones");
        return phones.path(0).path("state").asText() + " "
                + phones.path(1).path("state").asText();
    }

    @Test
    void aPhoneOfAnotherProgramIsReachedToo() throws Exception {
        try (VirtualLab lab = VirtualLab.start(VirtualLabSettings.of(folder, 1));
                PublishedLab published = PublishedLab.open(lab, folder)) {
            CommandResult result = phonebank().run("fault", "VP01", "unplug");

            assertThat(result.exitCode()).isZero();
            assertThat(lab.phones().get(0).isPlugged()).isFalse();
        }

        CommandResult result = phonebank().run("fault", "VP01", "plug");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.toString()).contains("No virtual phone runs; start some with: ./phonebank virtual start");
    }
}
