package org.phonebank.desktop.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.virtual.PublishedLab;
import org.phonebank.virtual.VirtualLab;
import org.phonebank.virtual.VirtualLabSettings;
import org.phonebank.virtual.VirtualPhone;

/**
 * The virtual phones that live in this process; closing ends them and what runs on them. Faults can be caused on them from
 * another process.
 */
final class OwnVirtualPhones implements AutoCloseable {
    private final VirtualLab lab;
    private final PublishedLab published;

    private OwnVirtualPhones(VirtualLab lab, PublishedLab published) {
        this.lab = lab;
        this.published = published;
    }

    static OwnVirtualPhones start(DataFolder data, int count) throws IOException {
        VirtualLab lab = VirtualLab.start(VirtualLabSettings.of(data.root(), count));
        try {
            return new OwnVirtualPhones(lab, PublishedLab.open(lab, data.root()));
        } catch (IOException e) {
            lab.close();
            throw e;
        }
    }

    List<String> serials() {
        return lab.phones().stream().map(VirtualPhone::serial).toList();
    }

    List<InetSocketAddress> addresses() {
        return lab.phones().stream().map(VirtualPhone::address).toList();
    }

    @Override
    public void close() {
        try (lab) {
            published.close();
        }
    }
}
