package org.phonebank.desktop.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DisplayTest {
    @TempDir
    private Path sockets;

    @Test
    void localDisplayAnswersIfItHasASocket() throws IOException {
        Files.createFile(sockets.resolve("X7"));

        assertThat(Display.answers(":7", sockets)).isTrue();
        assertThat(Display.answers(":7.0", sockets)).isTrue();
        assertThat(Display.answers(":8", sockets)).isFalse();
        assertThat(Display.answers("", sockets)).isFalse();
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
