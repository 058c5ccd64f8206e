package org.phonebank.desktop.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.virtual.VirtualLabClient;
import picocli.CommandLine.Option;

/** Where to look for phones beside the adb server. */
final class EndpointOptions {
    private static final int MOST_PORTS = 65_535;

    @Option(
            names = "--connect",
            paramLabel = "HOST:PORT",
            description = "Look for a phone at this address too; may be given several times.")
    private List<String> addresses = new ArrayList<>();

    /** The addresses given, and those of the running virtual lab. */
    List<InetSocketAddress> endpoints(DataFolder data) throws BadInputException, IOException {
        List<InetSocketAddress> endpoints = new ArrayList<>();
        for (String address : addresses) {
            endpoints.add(parse(address));
        }
        for (VirtualLabClient.Phone phone :
                new VirtualLabClient(data.root()).list().orElse(List.of())) {
            endpoints.add(new InetSocketAddress(InetAddress.getLoopbackAddress(), phone.port()));
        }
        return endpoints;
    }

    static InetSocketAddress parse(String address) throws BadInputException {
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? "" : address.substring(0, colon);
        String port = address.substring(colon + 1);
        boolean plausible = port.matches("[1-9][0-9]{0,4}") && Integer.parseInt(port) <= MOST_PORTS;
        if (host.isBlank() || !plausible) {
            throw new BadInputException(
                    "\"" + address + "\" is no address of a phone: write HOST:PORT, such as 192.168.1.20:5555.");
        }
        try {
            return new InetSocketAddress(InetAddress.getAllByName(host)[0], Integer.parseInt(port));
        } catch (UnknownHostException e) {
            throw new BadInputException("The host " + host + " is not known: write its address in numbers.", e);
        }
    }
}
