package org.phonebank.provisioner.device;

/**
 * How a command on a phone ended. The texts are as the phone sent them: untrusted, see {@link DeviceText}.
 *
 * @param exitCode 0 to 255
 */
public record ShellResult(int exitCode, String stdout, String stderr) {
    public boolean succeeded() {
        return exitCode == 0;
    }
}
