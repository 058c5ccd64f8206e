package org.phonebank.desktop.window.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SystemAppearanceTest {
    @Test
    void darkIsUnderstoodFromEveryPlatform() {
        assertThat(Stream.of("'prefer-dark'\n", "Dark\n", "    AppsUseLightTheme    REG_DWORD    0x0\r\n"))
                .allMatch(SystemAppearance::saysDark);
    }

    @Test
    void anythingElseIsLight() {
        assertThat(Stream.of(
                        "",
                        "'default'\n",
                        "The domain/default pair of (kCFPreferencesAnyApplication, AppleInterfaceStyle) does not exist",
                        "    AppsUseLightTheme    REG_DWORD    0x1\r\n"))
                .noneMatch(SystemAppearance::saysDark);
    }

    @Test
    void eachPlatformIsAskedByItsOwnCommand() {
        assertThat(Stream.of("Mac OS X", "Windows 11", "Linux")
                        .map(SystemAppearance::commandFor)
                        .map(command -> command.get(0)))
                .containsExactly("defaults", "reg", "gsettings");
    }
}
