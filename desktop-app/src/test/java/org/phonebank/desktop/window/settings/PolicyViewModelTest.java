package org.phonebank.desktop.window.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.housekeeping.Housekeeping;
import org.phonebank.desktop.window.base.DirectUi;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Notices;
import org.phonebank.desktop.window.settings.PolicyViewModel.State;

class PolicyViewModelTest {
    @TempDir
    Path home;

    private final Notices notices = new Notices(() -> Instant.EPOCH);
    private Housekeeping housekeeping = new Housekeeping(new DataFolder(Path.of("never")));

    @AfterEach
    void close() {
        housekeeping.close();
    }

    @Test
    void whatIsKeptIsReadAgain() {
        PolicyViewModel policy = open();
        awaitState(policy, State.KEPT);
        policy.valueProperty(PolicyField.DRAIN_BELOW_PERCENT).set(30.0);
        assertThat(policy.stateProperty().get()).isEqualTo(State.CHANGED);
        policy.keep();
        awaitState(policy, State.KEPT);

        PolicyViewModel again = open();
        awaitState(again, State.KEPT);
        assertThat(again.valueProperty(PolicyField.DRAIN_BELOW_PERCENT).get()).isEqualTo(30);
    }

    @Test
    void limitsThatDoNotFitTogetherSayWhyAndAreNotKept() {
        PolicyViewModel policy = open();
        awaitState(policy, State.KEPT);
        policy.valueProperty(PolicyField.RESUME_ABOVE_PERCENT).set(10.0);
        policy.keep();

        assertThat(policy.stateProperty().get()).isEqualTo(State.WRONG);
        assertThat(policy.hintProperty().get()).startsWith("A phone must charge before it works again");
        policy.discard();
        assertThat(policy.stateProperty().get()).isEqualTo(State.KEPT);
    }

    @Test
    void safeValuesReplaceAFileThatCannotBeRead() throws IOException {
        Path file = new DataFolder(home).energyPolicy();
        Files.writeString(file, "nonsense");
        PolicyViewModel policy = open();
        awaitState(policy, State.UNREADABLE);
        assertThat(policy.hintProperty().get()).contains(file.toString());

        policy.fillSafeValues();
        assertThat(policy.stateProperty().get()).isEqualTo(State.CHANGED);
        policy.keep();
        awaitState(policy, State.KEPT);
        assertThat(file).doesNotExist();
    }

    private PolicyViewModel open() {
        housekeeping.close();
        housekeeping = new Housekeeping(new DataFolder(home));
        return new PolicyViewModel(housekeeping, Messages.load(), notices, new DirectUi());
    }

    private static void awaitState(PolicyViewModel policy, State state) {
        await().untilAsserted(() -> assertThat(policy.stateProperty().get()).isEqualTo(state));
    }
}
