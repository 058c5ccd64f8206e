package org.phonebank.desktop.wizard;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.virtual.PublishedLab;
import org.phonebank.virtual.VirtualLab;
import org.phonebank.virtual.VirtualLabClient;
import org.phonebank.virtual.VirtualLabSettings;
import org.phonebank.virtual.VirtualPhone;

/** The virtual phones that a person added to this program. Published, so that faults can be caused on them. For one thread. */
final class OwnPhones implements AutoCloseable {
    private final DataFolder data;
    private @Nullable VirtualLab lab;
    private @Nullable PublishedLab published;

    OwnPhones(DataFolder data) {
        this.data = data;
    }

    Set<String> serials() {
        Set<String> serials = new HashSet<>();
        if (lab != null) {
            lab.phones().forEach(phone -> serials.add(phone.serial()));
        }
        return serials;
    }

    /** Starts so many more, under the first names that nobody uses. */
    List<String> add(int count) throws IOException {
        Set<String> taken = serials();
        new VirtualLabClient(data.root()).all().forEach(phone -> taken.add(phone.serial()));
        List<String> added = new ArrayList<>();
        for (int place = 0; place < VirtualLabSettings.MAX_PHONES && added.size() < count; place++) {
            if (!taken.contains(VirtualLab.serial(place))) {
                added.add(opened().add(place).serial());
            }
        }
        if (added.isEmpty()) {
            throw new IOException("There are " + VirtualLabSettings.MAX_PHONES + " virtual phones already.");
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

    void authorize(String serial) throws IOException {
        new VirtualLabClient(data.root()).authorize(serial);
    }

    /** Those of all programs, as they say themselves. */
    List<VirtualLabClient.Phone> seen() throws IOException {
        return new VirtualLabClient(data.root()).all();
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
