package org.phonebank.desktop.wizard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.lab.RefusedException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.virtual.PublishedLab;
import org.phonebank.virtual.StorageInUseException;
import org.phonebank.virtual.VirtualLab;
import org.phonebank.virtual.VirtualLabClient;
import org.phonebank.virtual.VirtualLabSettings;
import org.phonebank.virtual.VirtualPhone;

/**
 * The virtual phones that a person added to this program. Published, so that faults can be caused on them. For one thread,
 * but for what is said to ask other programs.
 */
final class OwnPhones implements AutoCloseable {
    private final DataFolder data;
    private @Nullable VirtualLab lab;
    private @Nullable PublishedLab published;

    OwnPhones(DataFolder data) {
        this.data = data;
    }

    Set<String> serials() {
        return addresses().keySet();
    }

    /** Where each is reached, by serial. */
    Map<String, InetSocketAddress> addresses() {
        Map<String, InetSocketAddress> addresses = new HashMap<>();
        if (lab != null) {
            lab.phones().forEach(phone -> addresses.put(phone.serial(), phone.address()));
        }
        return addresses;
    }

    /**
     * Starts so many more, under the first names that nobody uses; fewer if there are not so many names.
     *
     * @param others serials of the virtual phones of other programs, as far as they are known
     * @throws RefusedException if there are none
     * @throws IOException if one cannot be started; then all is as it was before
     */
    List<String> add(int count, Set<String> others) throws IOException {
        List<String> added = new ArrayList<>();
        @Nullable StorageInUseException refused = null;
        for (int place = 0; place < VirtualLabSettings.MAX_PHONES && added.size() < count; place++) {
            String serial = VirtualLab.serial(place);
            if (!others.contains(serial) && !serials().contains(serial)) {
                try {
                    added.add(opened().add(place).serial());
                } catch (StorageInUseException e) {
                    // It is a phone of a program that does not answer.
                    refused = e;
                } catch (IOException e) {
                    added.forEach(this::remove);
                    throw e;
                }
            }
        }
        if (added.isEmpty() && refused != null) {
            throw refused;
        }
        if (added.isEmpty()) {
            throw new RefusedException(Phrase.of(FailureWording.NO_MORE_VIRTUAL, VirtualLabSettings.MAX_PHONES));
        }
        return added;
    }

    /** Starts the one with this name, unless there is no such name. */
    void restore(String serial) throws IOException {
        for (int place = 0; place < VirtualLabSettings.MAX_PHONES; place++) {
            if (VirtualLab.serial(place).equals(serial) && !serials().contains(serial)) {
                opened().add(place);
            }
        }
    }

    void remove(String serial) {
        if (lab != null) {
            lab.remove(serial);
        }
    }

    /** Asks other programs, so it may wait; any thread may call. */
    void authorize(String serial) throws IOException {
        new VirtualLabClient(data.root()).authorize(serial);
    }

    /** Asks all programs where their phones are reached, so it may wait; any thread may call. By serial. */
    Map<String, InetSocketAddress> everywhere() throws IOException {
        Map<String, InetSocketAddress> addresses = new HashMap<>();
        for (VirtualLabClient.Phone phone : new VirtualLabClient(data.root()).all()) {
            addresses.put(phone.serial(), new InetSocketAddress(InetAddress.getLoopbackAddress(), phone.port()));
        }
        return addresses;
    }

    private VirtualLab opened() throws IOException {
        VirtualLab open = lab;
        if (open == null) {
            open = VirtualLab.empty(VirtualLabSettings.of(data.root(), 1));
            published = PublishedLab.open(open, data.root());
            lab = open;
        }
        return open;
    }

    @Override
    public void close() {
        try {
            if (lab != null) {
                lab.phones().forEach(VirtualPhone::close);
            }
        } finally {
            if (published != null) {
                published.close();
            }
            published = null;
            lab = null;
        }
    }
}
