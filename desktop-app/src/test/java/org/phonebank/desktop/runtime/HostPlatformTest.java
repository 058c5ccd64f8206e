package org.phonebank.desktop.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
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
}
