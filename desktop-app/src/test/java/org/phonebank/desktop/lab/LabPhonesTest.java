package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.provisioner.StepState;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.virtual.VirtualLabClient;

@Timeout(60)
class LabPhonesTest {
    @TempDir
    private Path folder;

    private final List<String> found = new ArrayList<>();

    @Test
    void phonesThatAreGoneWhenTheLabIsSetUpAgainAreLeftOutUntilTheyAreBack() throws Exception {
        DataFolder data = new DataFolder(folder);
        data.create();
        VirtualLabClient cables = new VirtualLabClient(data.root());
        try (LabPhones phones =
                new LabPhones(data, new PhoneSource.OwnVirtual(2), new LabReport(this::hear), () -> false)) {
            phones.find();
            cables.unplug("VP02");
            await(phones, seen -> !PhoneWatch.isReady(seen, "VP02"));
            phones.find();
            assertThat(phones.all()).extracting(LabPhone::serial).containsExactly("VP01");
            cables.plug("VP02");
            await(phones, seen -> PhoneWatch.isReady(seen, "VP02"));
            phones.find();
            assertThat(phones.all()).extracting(LabPhone::serial).containsExactly("VP01", "VP02");
        }
        assertThat(found).containsExactly("2 phones ready", "1 phone ready", "2 phones ready");
    }

    private static void await(LabPhones phones, Predicate<List<DiscoveredPhone>> condition)
            throws InterruptedException {
        try (PhoneWatch watch = new PhoneWatch(phones.discovery())) {
            watch.await(condition, Duration.ofSeconds(20), () -> false);
        }
    }

    private void hear(LabEvent event) {
        if (event instanceof LabEvent.StepChanged step
                && step.step() == LabStep.FIND_PHONES
                && step.state() == StepState.DONE) {
            found.add(step.text());
        }
    }
}
