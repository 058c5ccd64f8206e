package org.phonebank.virtual;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.phonebank.virtual.profile.PhoneProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several virtual phones in this process. Safe for use by any thread. */
public final class VirtualLab implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualLab.class);
    private static final int MAX_PORTS_TRIED = 2000;

    private final List<VirtualPhone> phones;

    private VirtualLab(List<VirtualPhone> phones) {
        this.phones = List.copyOf(phones);
    }

    /**
     * Starts all phones, or none.
     *
     * @throws IOException when a port is busy or a phone's storage is in use; the message says what to do
     */
    public static VirtualLab start(VirtualLabSettings settings) throws IOException {
        List<VirtualPhone> started = new ArrayList<>();
        try {
            int port = settings.firstPort();
            for (int i = 0; i < settings.phones(); i++) {
                VirtualPhone phone = startPhone(settings, i, port);
                started.add(phone);
                phone.setBatteryLevel(batteryPercent(i));
                port = port == 0 ? 0 : phone.address().getPort() + 1;
            }
            return new VirtualLab(started);
        } catch (IOException | RuntimeException e) {
            started.forEach(VirtualPhone::close);
            throw e;
        }
    }

    /** Phones out of a drawer are charged differently: 55 to 94 percent, the same for a phone each time. */
    private static int batteryPercent(int index) {
        return 94 - index * 17 % 40;
    }

    private static VirtualPhone startPhone(VirtualLabSettings settings, int index, int firstPort) throws IOException {
        String serial = String.format(Locale.ROOT, "VP%02d", index + 1);
        Path storage = settings.dataFolder().resolve("virtual").resolve(serial);
        PhoneProfile profile =
                settings.profiles().get(index % settings.profiles().size());
        VirtualPhoneSettings phone = new VirtualPhoneSettings(
                profile,
                serial,
                storage,
                firstPort,
                settings.requireAuthorization(),
                settings.paced(),
                settings.shaped());
        if (firstPort == 0 || settings.exactPorts()) {
            return VirtualPhone.start(phone);
        }
        for (int port = firstPort; port < Math.min(65536, firstPort + MAX_PORTS_TRIED); port++) {
            if (!VirtualPhoneSettings.isForEmulators(port)) {
                try {
                    return VirtualPhone.start(phone.withPort(port));
                } catch (BindException e) {
                    LOG.debug("{}; trying the next one.", e.getMessage());
                }
            }
        }
        throw new BindException("No port from " + firstPort + " on is free for the virtual phone " + serial + ".");
    }

    public List<VirtualPhone> phones() {
        return phones;
    }

    public Optional<VirtualPhone> phone(String serial) {
        return phones.stream().filter(phone -> phone.serial().equals(serial)).findFirst();
    }

    @Override
    public void close() {
        phones.forEach(VirtualPhone::close);
    }
}
