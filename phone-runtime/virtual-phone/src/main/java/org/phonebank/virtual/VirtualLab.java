package org.phonebank.virtual;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.phonebank.virtual.profile.PhoneProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Several virtual phones in this process. Safe for use by any thread. */
public final class VirtualLab implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(VirtualLab.class);
    private static final int MAX_PORTS_TRIED = 2000;

    private final VirtualLabSettings settings;
    private final List<VirtualPhone> phones;

    private VirtualLab(VirtualLabSettings settings, List<VirtualPhone> phones) {
        this.settings = settings;
        this.phones = new CopyOnWriteArrayList<>(phones);
    }

    /** A lab that has no phones yet: {@link #add} starts them, and the settings' number of phones means nothing. */
    public static VirtualLab empty(VirtualLabSettings settings) {
        return new VirtualLab(settings, List.of());
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
                port = port == 0 ? 0 : phone.address().getPort() + 1;
            }
            return new VirtualLab(settings, started);
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
        String serial = serial(index);
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
        VirtualPhone started = startOnPort(settings, phone, firstPort);
        started.setBatteryLevel(batteryPercent(index));
        return started;
    }

    private static VirtualPhone startOnPort(VirtualLabSettings settings, VirtualPhoneSettings phone, int firstPort)
            throws IOException {
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
        throw new BindException(
                "No port from " + firstPort + " on is free for the virtual phone " + phone.serial() + ".");
    }

    /** What the phone at this place of a lab is called, from 0: VP01, VP02, … */
    public static String serial(int index) {
        return String.format(Locale.ROOT, "VP%02d", index + 1);
    }

    /**
     * Starts one more phone.
     *
     * @param index its place, from 0, which no other phone of the data folder has; serial, model and battery follow from it
     * @throws IOException when a port is busy or the phone's storage is in use; the message says what to do
     */
    public VirtualPhone add(int index) throws IOException {
        VirtualPhone phone = startPhone(settings, index, settings.firstPort());
        phones.add(phone);
        return phone;
    }

    /** Ends a phone and what runs on it; its files stay. Does nothing if there is no such phone. */
    public void remove(String serial) {
        phone(serial).ifPresent(phone -> {
            phones.remove(phone);
            phone.close();
        });
    }

    /** Those that are there now. */
    public List<VirtualPhone> phones() {
        return List.copyOf(phones);
    }

    public Optional<VirtualPhone> phone(String serial) {
        return phones.stream().filter(phone -> phone.serial().equals(serial)).findFirst();
    }

    @Override
    public void close() {
        phones.forEach(VirtualPhone::close);
    }
}
