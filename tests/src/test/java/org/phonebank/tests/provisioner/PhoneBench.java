package org.phonebank.tests.provisioner;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.discovery.DiscoverySettings;
import org.phonebank.provisioner.discovery.PhoneDiscovery;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.tests.support.PrivateAdbServer;
import org.phonebank.virtual.VirtualPhone;
import org.phonebank.virtual.VirtualPhoneSettings;
import org.phonebank.virtual.profile.PhoneProfile;
import org.phonebank.virtual.profile.PhoneProfiles;

/** A real adb server, a discovery that follows it, and virtual phones. */
final class PhoneBench implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Path folder;
    private final PrivateAdbServer server;
    private final PhoneDiscovery discovery;
    private final List<VirtualPhone> phones = new ArrayList<>();

    PhoneBench(Path folder) throws IOException {
        this.folder = folder;
        this.server = PrivateAdbServer.start(folder);
        this.discovery = PhoneDiscovery.start(
                DiscoverySettings.standard(folder.resolve("adbkey")).withAdbServer(server.address()));
    }

    PrivateAdbServer server() {
        return server;
    }

    PhoneDiscovery discovery() {
        return discovery;
    }

    VirtualPhone phone(String serial) throws IOException {
        return start(VirtualPhoneSettings.of(profile(), serial, folder.resolve(serial)));
    }

    VirtualPhone start(VirtualPhoneSettings settings) throws IOException {
        VirtualPhone phone = VirtualPhone.start(settings);
        phones.add(phone);
        return phone;
    }

    PhoneProfile profile() {
        return PhoneProfiles.all().get(0);
    }

    Path storage(String serial) {
        return folder.resolve(serial);
    }

    void reach(VirtualPhone phone, Way way) throws Exception {
        if (way == Way.DIRECT) {
            discovery.addEndpoint(phone.address());
        } else {
            server.run("connect", address(phone));
        }
        awaitState(phone.serial(), PhoneState.READY);
    }

    static String address(VirtualPhone phone) {
        return "127.0.0.1:" + phone.address().getPort();
    }

    void awaitState(String serial, PhoneState state) {
        await().atMost(LONG).until(() -> states(serial).contains(state));
    }

    List<PhoneState> states(String serial) {
        return discovery.phones().stream()
                .filter(phone -> phone.serial().equals(serial))
                .map(DiscoveredPhone::state)
                .toList();
    }

    @Override
    public void close() throws InterruptedException {
        discovery.close();
        phones.forEach(VirtualPhone::close);
        server.close();
    }
}
