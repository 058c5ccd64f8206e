package org.phonebank.adb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys in the files and structures of {@code adb}. */
class AdbKeyTest {
    private static final byte[] TOKEN = "twenty bytes to sign".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void itsSignatureIsVerifiedByItsPublicLineOnly() throws IOException {
        AdbKey key = AdbKey.generate("me@here");
        AdbPublicKey sent = AdbPublicKey.parse(key.publicKey().line() + "\0");

        assertThat(sent).isEqualTo(key.publicKey());
        assertThat(sent.comment()).isEqualTo("me@here");
        assertThat(sent.verifies(TOKEN, key.sign(TOKEN))).isTrue();
        assertThat(sent.verifies("another twenty bytes".getBytes(StandardCharsets.US_ASCII), key.sign(TOKEN)))
                .isFalse();
        assertThat(sent.verifies(TOKEN, new byte[3])).isFalse();
        assertThat(AdbKey.generate("x").publicKey().verifies(TOKEN, key.sign(TOKEN)))
                .isFalse();
    }

    @Test
    void thePublicStructureHoldsWhatMincryptExpects() {
        AdbPublicKey key = AdbKey.generate("").publicKey();

        byte[] bytes = Base64.getDecoder().decode(key.line());

        assertThat(bytes).hasSize(524).startsWith(64, 0, 0, 0).endsWith(1, 0, 1, 0);
        assertThat(key.fingerprint()).matches("([0-9A-F]{2}:){15}[0-9A-F]{2}");
    }

    @Test
    void isMadeOnceAndLoadedAfterwards() throws IOException {
        Path file = folder.resolve("adb/adbkey");

        AdbKey made = AdbKey.loadOrCreate(file, "me@here");
        AdbKey loaded = AdbKey.loadOrCreate(file, "me@here");

        assertThat(loaded.publicKey()).isEqualTo(made.publicKey());
        assertThat(folder.resolve("adb/adbkey.pub")).hasContent(made.publicKey().line());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileThatIsNoKeyIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("adbkey"), "not a key");

        assertThatThrownBy(() -> AdbKey.loadOrCreate(file, ""))
                .isInstanceOf(IOException.class)
                .hasMessage("The ADB key " + file + " is not a PEM private key; move it away to get a new one.");
        assertThat(file).hasContent("not a key");
    }

    @Test
    void publicLinesThatAreNoKeysAreRefused() {
        assertThatThrownBy(() -> AdbPublicKey.parse("%%% me")).hasMessageContaining("Base64");
        assertThatThrownBy(() -> AdbPublicKey.parse("AAAA me")).hasMessageContaining("3 bytes instead of 524");
        assertThatThrownBy(() -> AdbPublicKey.parse(Base64.getEncoder().encodeToString(new byte[524])))
                .hasMessageContaining("not an RSA key of 2048 bits");
        assertThatThrownBy(() -> AdbPublicKey.parse("A".repeat(5000))).hasMessageContaining("too long");
    }
}
