package org.phonebank.desktop.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.virtual.VirtualLab;
import org.phonebank.virtual.VirtualLabSettings;
import org.phonebank.virtual.VirtualPhone;

/** The virtual phones that live in this process; closing ends them and what runs on them. */
final class OwnVirtualPhones implements AutoCloseable {
    private final VirtualLab lab;

    private OwnVirtualPhones(VirtualLab lab) {
        this.lab = lab;
    }

    static OwnVirtualPhones start(DataFolder data, int count) throws IOException {
        return new OwnVirtualPhones(VirtualLab.start(VirtualLabSettings.of(data.root(), count)));
    }

    List<String> serials() {
        return lab.phones().stream().map(VirtualPhone::serial).toList();
    }

    List<InetSocketAddress> addresses() {
        return lab.phones().stream().map(VirtualPhone::address).toList();
    }

    @Override
    public void close() {
        lab.close();
    }
}
