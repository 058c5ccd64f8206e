package org.phonebank.tests.wholepath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.desktop.lab.LabListener;
import org.phonebank.desktop.lab.LabSession;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.LabState;
import org.phonebank.desktop.lab.LabStep;
import org.phonebank.desktop.lab.ModelSource;
import org.phonebank.desktop.lab.PhoneSource;
import org.phonebank.provisioner.StepState;
import org.phonebank.virtual.VirtualPhone;
import org.phonebank.virtual.VirtualPhoneSettings;
import org.phonebank.virtual.profile.PhoneProfile;
import org.phonebank.virtual.profile.PhoneProfiles;

/** Phones that have too little of something, or go away. */
class PhoneTroubleTest {
    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    private final List<VirtualPhone> phones = new ArrayList<>();

    @AfterEach
    void stopPhones() {
        phones.forEach(VirtualPhone::close);
    }

    @Test
    void tooLittleMemoryIsSaidWithWhatIsNeeded() throws Exception {
        startPhone("SMALL", profile(320 * MIB, 8192 * MIB));
        LabException failure = failureOf(event -> {});
        assertThat(failure).hasMessageContaining("SMALL").hasMessageContaining("memory");
    }

    @Test
    void fullStorageIsSaidBeforeAnythingIsPushed() throws Exception {
        startPhone("FULL", profile(4096 * MIB, 8 * MIB));
        LabException failure = failureOf(event -> {});
        assertThat(failure).hasMessageContaining("FULL").hasMessageContaining("MB");
        assertThat(filesOnPhone("FULL")).isEmpty();
    }

    @Test
    void phoneThatVanishesWhileItLoadsIsNamedAndTakenBack() throws Exception {
        startPhone("STAYS", profile(4096 * MIB, 8192 * MIB));
        VirtualPhone leaving = startPhone("LEAVES", profile(4096 * MIB, 8192 * MIB));
        AtomicBoolean once = new AtomicBoolean(true);
        LabListener unplugWhenItLoads = event -> {
            if (event instanceof LabEvent.StepChanged step
                    && step.serial().equals("LEAVES")
                    && step.step() == LabStep.LOAD_SHARD
                    && step.state() == StepState.RUNNING
                    && once.getAndSet(false)) {
                leaving.unplug();
            }
        };
        try (LabSession session = LabSession.start(settings(), unplugWhenItLoads)) {
            LabException failure = catchThrowableOfType(LabException.class, session::awaitReady);
            assertThat(failure).isNotNull().hasMessageContaining("LEAVES");
            assertThat(session.state()).isEqualTo(LabState.FAILED);

            leaving.plug();
            session.retry();
            session.awaitReady();
            assertThat(session.state()).isEqualTo(LabState.READY);
        }
    }

    private LabException failureOf(LabListener listener) {
        try (LabSession session = LabSession.start(settings(), listener)) {
            LabException failure = catchThrowableOfType(LabException.class, session::awaitReady);
            assertThat(failure).isNotNull();
            return failure;
        }
    }

    private LabSettings settings() {
        List<InetSocketAddress> endpoints =
                phones.stream().map(VirtualPhone::address).toList();
        List<String> serials = phones.stream().map(VirtualPhone::serial).toList();
        return new LabSettings(
                new DataFolder(folder.resolve("data")),
                new PhoneSource.Connected(endpoints, serials),
                new ModelSource.Sample(),
                32);
    }

    private VirtualPhone startPhone(String serial, PhoneProfile profile) throws IOException {
        VirtualPhone phone = VirtualPhone.start(VirtualPhoneSettings.of(profile, serial, folder.resolve(serial)));
        phones.add(phone);
        return phone;
    }

    private List<Path> filesOnPhone(String serial) throws IOException {
        Path home = folder.resolve(serial).resolve("data/local/tmp/phonebank");
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static PhoneProfile profile(long ramBytes, long storageBytes) {
        return PhoneProfiles.all().get(0).withRamBytes(ramBytes).withStorageBytes(storageBytes);
    }
}
