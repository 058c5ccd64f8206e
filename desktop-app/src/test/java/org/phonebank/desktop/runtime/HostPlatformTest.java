package org.phonebank.desktop.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostPlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x64",
        "Linux, aarch64, linux-aarch64",
        "Mac OS X, aarch64, osx-aarch64",
        "Mac OS X, x86_64, osx-x64",
        "Windows 11, amd64, win-x64"
    })
    void platformIsNamedAsOnnxRuntimeNamesIt(String system, String processor, String name) {
        Properties properties = new Properties();
        properties.setProperty("os.name", system);
        properties.setProperty("os.arch", processor);

        assertThat(HostPlatform.of(properties).name()).isEqualTo(name);
    }

    @Test
    void linuxHasADisplayIfX11Does() {
        assertThat(Display.isPresent("Linux", Map.of("DISPLAY", ":0"))).isTrue();
        assertThat(Display.isPresent("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")))
                .isFalse();
        assertThat(Display.isPresent("Linux", Map.of())).isFalse();
    }

    @Test
    void macHasADisplayUnlessReachedOverSsh() {
        assertThat(Display.isPresent("Mac OS X", Map.of())).isTrue();
        assertThat(Display.isPresent("Mac OS X", Map.of("SSH_CONNECTION", "10.0.0.2 1 10.0.0.3 22")))
                .isFalse();
    }
}
