package org.phonebank.provisioner.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.phonebank.adb.wire.AdbBanner;
import org.phonebank.adb.wire.AdbCommand;
import org.phonebank.adb.wire.AdbKey;
import org.phonebank.adb.wire.AdbMessage;
import org.phonebank.adb.wire.AdbProtocol;
import org.phonebank.adb.wire.AdbPublicKey;
import org.phonebank.adb.wire.AdbReader;
import org.phonebank.adb.wire.AdbWireException;
import org.phonebank.adb.wire.AdbWriter;

class HandshakeTest {
    private static final AdbKey KEY = AdbKey.generate("teacher@school");
    private static final AdbBanner PHONE =
            new AdbBanner("device", Map.of("ro.product.model", "Pixel 3a"), List.of("shell_v2", "cmd"));

    private final ByteArrayOutputStream fromPhone = new ByteArrayOutputStream();
    private final AdbWriter phone = new AdbWriter(fromPhone);
    private final ByteArrayOutputStream fromHere = new ByteArrayOutputStream();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void aPhoneThatTrustsEveryoneAnswersAtOnce() throws Exception {
        phone.write(AdbCommand.CNXN, AdbProtocol.VERSION, 256 << 10, PHONE.bytes());

        assertThat(shake()).isEqualTo(new Handshake.Agreement(PHONE, 256 << 10));
        AdbMessage hello = next(sent());
        assertThat(hello.command()).isEqualTo(AdbCommand.CNXN);
        assertThat(hello.arg1()).isEqualTo(1 << 20);
        assertThat(hello.text()).startsWith("host::features=shell_v2,");
        assertThat(asked).hasValue(0);
    }

    @Test
    void aPhoneThatKnowsTheKeyAcceptsItsSignature() throws Exception {
        byte[] token = challenge(7);
        phone.write(AdbCommand.CNXN, AdbProtocol.VERSION, 8 << 20, PHONE.bytes());

        assertThat(shake()).isEqualTo(new Handshake.Agreement(PHONE, 1 << 20));
        AdbReader sent = sent();
        sent.read();
        AdbMessage signature = next(sent);
        assertThat(signature.arg0()).isEqualTo(AdbProtocol.AUTH_SIGNATURE);
        assertThat(KEY.publicKey().verifies(token, signature.payload())).isTrue();
        assertThat(asked).hasValue(0);
    }

    @Test
    void anUnknownKeyIsOfferedOnceAndAPersonIsAsked() throws Exception {
        challenge(1);
        challenge(2);
        challenge(3);
        phone.write(AdbCommand.CNXN, AdbProtocol.VERSION, 1 << 20, PHONE.bytes());

        shake();

        AdbReader sent = sent();
        sent.read();
        sent.read();
        AdbMessage offered = next(sent);
        assertThat(offered.arg0()).isEqualTo(AdbProtocol.AUTH_PUBLIC_KEY);
        assertThat(AdbPublicKey.parse(offered.text())).isEqualTo(KEY.publicKey());
        assertThat(sent.read()).isNull();
        assertThat(asked).hasValue(1);
    }

    @Test
    void whatIsNoHandshakeIsRefused() throws Exception {
        phone.write(AdbCommand.WRTE, 1, 1, new byte[5]);
        assertThatThrownBy(this::shake).isInstanceOf(AdbWireException.class);
    }

    @Test
    void aChallengeOfTheWrongLengthIsRefused() throws Exception {
        phone.write(AdbCommand.AUTH, AdbProtocol.AUTH_TOKEN, 0, new byte[1000]);
        assertThatThrownBy(this::shake).isInstanceOf(AdbWireException.class);
    }

    @Test
    void aPayloadLimitThatNoPhoneHasIsRefused() throws Exception {
        phone.write(AdbCommand.CNXN, AdbProtocol.VERSION, 0, PHONE.bytes());
        assertThatThrownBy(this::shake).isInstanceOf(AdbWireException.class);
    }

    @Test
    void tlsIsToldApart() throws Exception {
        phone.write(AdbCommand.STLS, AdbProtocol.VERSION, 0);
        assertThatThrownBy(this::shake).isInstanceOf(TlsWantedException.class);
    }

    @Test
    void aPhoneThatHangsUpIsSaidSo() {
        assertThatThrownBy(this::shake).isInstanceOf(EOFException.class);
    }

    private byte[] challenge(int fill) throws IOException {
        byte[] token = new byte[AdbProtocol.TOKEN_BYTES];
        token[0] = (byte) fill;
        phone.write(AdbCommand.AUTH, AdbProtocol.AUTH_TOKEN, 0, token);
        return token;
    }

    private Handshake.Agreement shake() throws IOException {
        AdbReader reader = new AdbReader(new ByteArrayInputStream(fromPhone.toByteArray()), AdbProtocol.MAX_PAYLOAD);
        return new Handshake(reader, new AdbWriter(fromHere), KEY, asked::incrementAndGet).shake();
    }

    private AdbReader sent() {
        return new AdbReader(new ByteArrayInputStream(fromHere.toByteArray()), AdbProtocol.MAX_PAYLOAD);
    }

    private static AdbMessage next(AdbReader reader) throws IOException {
        return Objects.requireNonNull(reader.read(), "nothing more was sent");
    }
}
