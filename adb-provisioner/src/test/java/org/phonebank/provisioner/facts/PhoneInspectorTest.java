package org.phonebank.provisioner.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.phonebank.provisioner.device.AdbProtocolException;
import org.phonebank.provisioner.device.ShellResult;
import org.phonebank.provisioner.fake.MemoryDevice;

class PhoneInspectorTest {
    private static final String MARK = "\n\n==== phonebank ====\n";

    private static final List<String> PIXEL = List.of(
            """
            [ro.build.version.release]: [9]
            [ro.build.version.sdk]: [28]
            [ro.product.cpu.abi]: [arm64-v8a]
            [ro.product.manufacturer]: [Google]
            [ro.product.model]: [Pixel\u001b[2J]
            """,
            "MemTotal:        3855916 kB\nMemFree:  100 kB\nMemAvailable:    1804332 kB\n",
            "Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/block/dm-0 26000000 1 15000000 1% /data\n",
            "  status: 3\n  present: true\n  level: 80\n  scale: 100\n  voltage: 4100\n  temperature: 250\n",
            "processor\t: 0\nFeatures\t: fp asimd\n",
            "4\n");

    @Test
    void readsAPhoneInOneRoundTrip() throws Exception {
        MemoryDevice device = new MemoryDevice("FA6");
        device.onShell(command -> new ShellResult(0, String.join(MARK, PIXEL), ""));

        assertThat(PhoneInspector.inspect(device))
                .isEqualTo(new PhoneFacts(
                        "FA6",
                        "Google",
                        "Pixel [2J",
                        "9",
                        28,
                        "arm64-v8a",
                        "android",
                        4,
                        3855916L << 10,
                        1804332L << 10,
                        15000000L << 10,
                        new Battery(80, false, 25.0, 4100),
                        Set.of("fp", "asimd"),
                        false));
        assertThat(device.commands()).hasSize(1);
    }

    @Test
    void aVirtualPhoneTellsItsComputer() throws Exception {
        assertThat(inspect("[ro.phonebank.virtual]: [1]\n[ro.phonebank.host]: [linux-x64]\n" + PIXEL.get(0))
                        .runtime())
                .isEqualTo("linux-x64");
        assertThatThrownBy(
                        () -> inspect("[ro.phonebank.virtual]: [1]\n[ro.phonebank.host]: [../../x]\n" + PIXEL.get(0)))
                .isInstanceOf(AdbProtocolException.class);
    }

    @Test
    void aPhoneThatTellsTooLittleIsRefusedWithWhatIsMissing() {
        assertThatThrownBy(() -> inspect(""))
                .isInstanceOf(AdbProtocolException.class)
                .hasMessage("Phone FA6 does not tell its Android version (ro.build.version.sdk); it cannot be used.");
        MemoryDevice silent = new MemoryDevice("FA6");
        silent.onShell(command -> new ShellResult(0, "", ""));
        assertThatThrownBy(() -> PhoneInspector.inspect(silent)).isInstanceOf(AdbProtocolException.class);
    }

    private static PhoneFacts inspect(String properties) throws Exception {
        MemoryDevice device = new MemoryDevice("FA6");
        String rest = String.join(MARK, PIXEL.subList(1, PIXEL.size()));
        device.onShell(command -> new ShellResult(0, properties + MARK + rest, ""));
        return PhoneInspector.inspect(device);
    }
}
