package org.phonebank.tests.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.tests.support.CommandResult;
import org.phonebank.tests.support.PhonebankCommand;
import org.phonebank.tests.support.PrivateAdbServer;
import org.phonebank.tests.support.ReferenceCase;
import org.phonebank.virtual.VirtualPhone;
import org.phonebank.virtual.VirtualPhoneSettings;
import org.phonebank.virtual.profile.PhoneProfiles;

/**
 * Three phones behind a real adb server: one trusts nobody at first, one loses its connection in the middle of a push.
 */
class RealAdbWholePathTest {
    /** Less than the worker bundle has, so that the connection ends within it. */
    private static final long BYTES_UNTIL_CUT = 8 << 20;

    @TempDir
    Path folder;

    private final Map<String, VirtualPhone> phones = new TreeMap<>();
    private PrivateAdbServer adb;
    private PhonebankCommand phonebank;

    @BeforeEach
    void startPhonesAndAdb() throws Exception {
        adb = PrivateAdbServer.start(folder);
        phonebank = new PhonebankCommand(folder.resolve("data"), adb.address().getPort());
        startPhone("WP01", false);
        startPhone("WP02", true);
        startPhone("WP03", false);
        for (VirtualPhone phone : phones.values()) {
            connect(phone);
        }
    }

    @AfterEach
    void stopAll() throws Exception {
        phones.values().forEach(VirtualPhone::close);
        adb.close();
    }

    @Test
    void answersFromThreePhonesAfterAnAuthorisationAndABrokenPush() throws Exception {
        awaitStates("device", "unauthorized", "device");
        assertThat(statesThatPhonebankShows()).containsExactlyInAnyOrder("ready", "unauthorized", "ready");

        phone("WP02").authorize();
        awaitStates("device", "device", "device");
        assertThat(statesThatPhonebankShows()).containsExactlyInAnyOrder("ready", "ready", "ready");

        // Unplugged, so that adb cannot have it again while the command still waits for it.
        phone("WP03").unplugAfterBytes(BYTES_UNTIL_CUT);
        CommandResult broken = phonebank.run("provision");
        assertThat(broken.exitCode()).as("%s", broken).isEqualTo(1);
        assertThat(broken.stdout()).containsPattern("WP03.* Push worker: failed");
        assertThat(broken.stderr()).contains("WP03").doesNotContain("\tat ");

        phone("WP03").plug();
        connect(phone("WP03"));
        awaitStates("device", "device", "device");
        ReferenceCase expected = ReferenceCase.all().get(1);
        JsonNode answer = phonebank.json(
                "chat", "--prompt", expected.question(), "--bits", "32", "--greedy", "--max-tokens", "48");
        assertThat(ReferenceCase.ids(answer.get("prompt_token_ids"))).isEqualTo(expected.promptIds());
        assertThat(ReferenceCase.ids(answer.get("token_ids"))).isEqualTo(expected.greedyIds());
        assertThat(servingPhones(answer)).containsExactlyInAnyOrder("WP01", "WP02", "WP03");
    }

    private void startPhone(String serial, boolean requireAuthorization) throws IOException {
        VirtualPhoneSettings settings = VirtualPhoneSettings.of(
                        PhoneProfiles.all().get(phones.size()), serial, folder.resolve(serial))
                .withAuthorizationRequired(requireAuthorization);
        phones.put(serial, VirtualPhone.start(settings));
    }

    private void connect(VirtualPhone phone) throws Exception {
        adb.run("connect", address(phone));
    }

    private static String address(VirtualPhone phone) {
        return "127.0.0.1:" + phone.address().getPort();
    }

    private VirtualPhone phone(String serial) {
        return Objects.requireNonNull(phones.get(serial), serial);
    }

    private void awaitStates(String... states) {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(statesThatAdbShows()).containsExactly(states));
    }

    /** In the order of the phones. */
    private List<String> statesThatAdbShows() throws Exception {
        String devices = adb.run("devices");
        List<String> states = new ArrayList<>();
        for (VirtualPhone phone : phones.values()) {
            String address = address(phone) + "\t";
            states.add(devices.lines()
                    .filter(line -> line.startsWith(address))
                    .map(line -> line.substring(address.length()))
                    .findFirst()
                    .orElse("absent"));
        }
        return states;
    }

    private List<String> statesThatPhonebankShows() throws Exception {
        List<String> states = new ArrayList<>();
        for (JsonNode phone : phonebank.json("phones").get("phones")) {
            states.add(phone.get("state").asText());
            assertThat(phone.get("explanation").asText().isEmpty())
                    .as("%s explains itself unless it is ready", phone)
                    .isEqualTo(phone.get("state").asText().equals("ready"));
        }
        return states;
    }

    private static List<String> servingPhones(JsonNode answer) {
        List<String> serials = new ArrayList<>();
        answer.get("phones").forEach(phone -> serials.add(phone.get("serial").asText()));
        return serials;
    }
}
