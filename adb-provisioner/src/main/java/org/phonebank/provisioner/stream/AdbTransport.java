package org.phonebank.provisioner.stream;

import java.io.IOException;
import java.util.Set;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.PortForward;

/** One way to one phone. */
public interface AdbTransport {
    /** The phone's own serial number, for messages and for {@code AdbDevice}. */
    String serial();

    /** What the phone's adbd can do, by the names that adb uses. */
    Set<String> features() throws AdbException;

    /** Opens a service such as {@code sync:}. */
    AdbStream open(String service) throws AdbException;

    /** Makes a port of the phone's loopback reachable on this computer. */
    PortForward forward(int remotePort) throws AdbException;

    /** Says what it means for a person that a stream of this transport broke. */
    AdbException broken(IOException cause);
}
