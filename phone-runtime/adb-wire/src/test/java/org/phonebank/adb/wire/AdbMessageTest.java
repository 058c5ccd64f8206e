package org.phonebank.adb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Messages to bytes and back. */
class AdbMessageTest {
    private static AdbReader reader(byte[] bytes) {
        return new AdbReader(new ByteArrayInputStream(bytes), AdbProtocol.MAX_PAYLOAD);
    }

    private static byte[] header(String command, int length, int checksum) {
        ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        int code = ByteBuffer.wrap(command.getBytes(StandardCharsets.US_ASCII))
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
        return header.putInt(code)
                .putInt(1)
                .putInt(2)
                .putInt(length)
                .putInt(checksum)
                .putInt(~code)
                .array();
    }

    private static AdbMessage read(AdbReader reader) throws IOException {
        return Objects.requireNonNull(reader.read());
    }

    @Test
    void anOpenIsWrittenAsAdbWritesIt() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new AdbWriter(out).write(AdbCommand.OPEN, 7, 0, "sync:");

        assertThat(HexFormat.of().formatHex(out.toByteArray()))
                .isEqualTo(
                        "4f50454e" + "07000000" + "00000000" + "06000000" + "f7010000" + "b0afbab1" + "73796e633a00");
    }

    @Test
    void whatIsWrittenIsReadWhateverItsSize() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AdbWriter writer = new AdbWriter(out);
        byte[] large = new byte[AdbProtocol.MAX_PAYLOAD];
        new Random(1).nextBytes(large);
        writer.write(AdbCommand.WRTE, 1, 2, large);
        writer.peerVersion(AdbProtocol.VERSION);
        writer.write(AdbCommand.WRTE, 3, 4, large, 5, 6);
        writer.write(AdbCommand.CLSE, 0, 9);

        AdbReader reader = reader(out.toByteArray());

        assertThat(read(reader).payload()).isEqualTo(large);
        AdbMessage second = read(reader);
        assertThat(second.arg0()).isEqualTo(3);
        assertThat(second.payload()).isEqualTo(Arrays.copyOfRange(large, 5, 11));
        assertThat(read(reader)).hasToString("CLSE(0, 9, 0 bytes)");
        assertThat(reader.read()).isNull();
    }

    @Test
    void aLengthBeyondTheLimitIsRefusedBeforeItIsRead() {
        assertThatThrownBy(() ->
                        reader(header("WRTE", AdbProtocol.MAX_PAYLOAD + 1, 0)).read())
                .isInstanceOf(AdbWireException.class)
                .hasMessage("The other side announced an ADB payload of 1048577 bytes; at most 1048576 are allowed.");
        assertThatThrownBy(() -> reader(header("WRTE", -1, 0)).read()).hasMessageContaining("4294967295");
    }

    @Test
    void damageIsNoticed() {
        byte[] badMagic = header("OKAY", 0, 0);
        badMagic[20] ^= 1;
        byte[] badChecksum = Arrays.copyOf(header("WRTE", 1, 99), 25);

        assertThatThrownBy(() -> reader(badMagic).read()).hasMessageContaining("damaged ADB message header");
        assertThatThrownBy(() -> reader(badChecksum).read()).hasMessageContaining("checksum is wrong");
        assertThatThrownBy(() -> reader(header("GET ", 0, 0)).read()).hasMessageContaining("unknown kind \"GET?\"");
        assertThatThrownBy(() -> reader(header("WRTE", 5, 0)).read()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> reader(new byte[] {'C', 'N'}).read()).isInstanceOf(EOFException.class);
    }

    @Test
    void textEndsAtItsZeroByte() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new AdbWriter(out).write(AdbCommand.OPEN, 1, 0, "shell:ls\0junk".getBytes(StandardCharsets.UTF_8));

        assertThat(read(reader(out.toByteArray())).text()).isEqualTo("shell:ls");
    }
}
