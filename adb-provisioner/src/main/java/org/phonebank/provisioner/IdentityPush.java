package org.phonebank.provisioner;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.AdbServiceRefusedException;
import org.phonebank.provisioner.device.DeviceText;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.ShellResult;

/** Writes a worker's certificates and key to its phone, where only the shell user may read them. */
final class IdentityPush {
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(20);
    private static final int OWNER_ONLY = 0600;
    private static final String FRESH = WorkerHome.TLS + ".new";

    private IdentityPush() {}

    /** The folder is replaced as a whole, so that certificate and key always belong together. */
    static void write(AdbDevice device, WorkerIdentityFiles identity) throws AdbException {
        run(device, "rm -rf " + FRESH + " && mkdir -p " + FRESH + " && chmod 700 " + FRESH);
        write(device, "ca.pem", identity.caPem());
        write(device, "worker.pem", identity.certificatePem());
        write(device, "worker.key", identity.privateKeyPem());
        run(device, "rm -rf " + WorkerHome.TLS + " && mv " + FRESH + " " + WorkerHome.TLS);
    }

    private static void write(AdbDevice device, String name, String pem) throws AdbException {
        device.write(pem.getBytes(StandardCharsets.US_ASCII), FRESH + "/" + name, OWNER_ONLY);
    }

    private static void run(AdbDevice device, String command) throws AdbException {
        ShellResult result = device.shell(command, COMMAND_LIMIT);
        if (!result.succeeded()) {
            throw new AdbServiceRefusedException(
                    device.serial(),
                    PhoneAdvice.of(PhoneProblem.NO_CERTIFICATE, device.serial(), DeviceText.line(result.stderr(), 200)),
                    null);
        }
    }
}
