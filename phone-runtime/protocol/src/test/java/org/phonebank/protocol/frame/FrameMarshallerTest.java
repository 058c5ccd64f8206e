package org.phonebank.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Drainable;
import io.grpc.KnownLength;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameMarshallerTest {
    private static final FrameMarshaller MARSHALLER = FrameMarshaller.INSTANCE;

    @Test
    void tokensComeBackAsTheyWereSent() {
        Frame frame = Frame.tokens(7, -8L, 9, new int[] {1, 0x01020304}, 5);

        assertThat(describe(parse(bytes(frame)))).isEqualTo(describe(frame));
    }

    @Test
    void timingsComeBackAsTheyWereSent() {
        List<StageTiming> timings = List.of(new StageTiming(0, 10, 20), new StageTiming(1, 30, Integer.MAX_VALUE));
        Frame frame = Frame.forget(3, Long.MAX_VALUE).accepted(timings);

        assertThat(parse(bytes(frame)).timings()).isEqualTo(timings);
    }

    @Test
    void directPayloadsAreWrittenLikeHeapPayloads() {
        byte[] content = new byte[50_000];
        new Random(1).nextBytes(content);
        ByteBuffer direct =
                ByteBuffer.allocateDirect(content.length).put(content).flip();

        byte[] fromDirect = bytes(hidden(direct));
        byte[] fromHeap = bytes(hidden(ByteBuffer.wrap(content)));

        assertThat(fromDirect).isEqualTo(fromHeap);
    }

    @Test
    void readingGivesTheSameBytesAsDraining() throws IOException {
        Frame frame = Frame.tokens(1, 2, 3, new int[] {4, 5, 6}, 7);
        InputStream stream = MARSHALLER.stream(frame);
        int first = stream.read();
        byte[] rest = stream.readAllBytes();

        byte[] drained = bytes(frame);
        assertThat((byte) first).isEqualTo(drained[0]);
        assertThat(rest).isEqualTo(Arrays.copyOfRange(drained, 1, drained.length));
    }

    @Test
    void lengthIsKnownBeforehand() throws IOException {
        Frame frame = Frame.tokens(1, 2, 3, new int[10], 0);
        try (InputStream stream = MARSHALLER.stream(frame)) {
            assertThat(stream).isInstanceOf(KnownLength.class).isInstanceOf(Drainable.class);
            assertThat(stream.available()).isEqualTo(FrameMarshaller.HEADER_BYTES + 40);
        }
    }

    @Test
    void sendingDoesNotConsumeTheFrame() {
        Frame frame = Frame.tokens(1, 2, 3, new int[] {4}, 0);
        assertThat(bytes(frame)).isEqualTo(bytes(frame));
    }

    @Test
    void headerIsLaidOutAsDocumented() {
        byte[] bytes = bytes(Frame.tokens(0x11121314, 0x2122232425262728L, 0x31, new int[] {0x41424344}, 0x51));

        ByteBuffer expected = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
        expected.put((byte) 1).put((byte) 1).put((byte) 4).put((byte) 0);
        expected.putInt(0x11121314)
                .putLong(0x2122232425262728L)
                .putInt(0x31)
                .putInt(1)
                .putInt(1);
        expected.putInt(0x51).putInt(4).putInt(0).putInt(0x41424344);
        assertThat(bytes).isEqualTo(expected.array());
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] whole = bytes(Frame.tokens(1, 2, 3, new int[] {4, 5}, 6).accepted(List.of(new StageTiming(1, 2, 3))));
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> parse(cut))
                    .as("%d of %d bytes", cut.length, whole.length)
                    .isInstanceOf(FrameFormatException.class);
        }
    }

    @Test
    void trailingBytesAreRefused() {
        byte[] whole = bytes(Frame.forget(1, 2));
        assertThatThrownBy(() -> parse(Arrays.copyOf(whole, whole.length + 1)))
                .isInstanceOf(FrameFormatException.class)
                .hasMessage("A frame is longer than its header says.");
    }

    @Test
    void unknownVersionKindAndFormatAreNamed() {
        assertThatThrownBy(() -> parse(forgetWithByte(0, 2))).hasMessage("A frame has version 2; this side speaks 1.");
        assertThatThrownBy(() -> parse(forgetWithByte(1, 99))).hasMessage("A frame has the unknown kind 99.");
        assertThatThrownBy(() -> parse(forgetWithByte(2, 77))).hasMessage("A frame has the unknown number format 77.");
    }

    @Test
    void negativeFieldsAreRefused() {
        for (int offset : new int[] {16, 20, 24, 28, 32}) {
            assertThatThrownBy(() -> parse(forgetWithByte(offset + 3, 0x80)))
                    .as("field at %d", offset)
                    .isInstanceOf(FrameFormatException.class);
        }
    }

    @Test
    void announcedPayloadIsCheckedBeforeItIsAllocated() {
        byte[] header = forgetWithByte(32 + 3, 0x03);
        assertThatThrownBy(() -> MARSHALLER.parse(new KnownLengthStream(header)))
                .isInstanceOf(FrameFormatException.class)
                .hasMessage("A frame announces 50331648 bytes but carries 0.");
    }

    @Test
    void randomBytesAreRefusedWithoutAnyOtherFailure() {
        Random random = new Random(42);
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            makeHeaderPlausible(bytes, random);
            try {
                describe(MARSHALLER.parse(new KnownLengthStream(bytes)));
            } catch (FrameFormatException refused) {
                assertThat(refused).hasMessageContaining("frame");
            }
        }
    }

    private static void makeHeaderPlausible(byte[] bytes, Random random) {
        if (bytes.length < FrameMarshaller.HEADER_BYTES) {
            return;
        }
        bytes[0] = 1;
        bytes[1] = (byte) (1 + random.nextInt(6));
        bytes[2] = (byte) random.nextInt(6);
        bytes[3] = (byte) random.nextInt(3);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(32, random.nextInt(80));
    }

    private static Frame hidden(ByteBuffer payload) {
        return new Frame(FrameKind.HIDDEN, NumberFormat.F32, 1, 2, 3, 1, 12_500, 0, Collections.emptyList(), payload);
    }

    private static byte[] forgetWithByte(int offset, int value) {
        byte[] bytes = bytes(Frame.forget(1, 2));
        bytes[offset] = (byte) value;
        return bytes;
    }

    private static byte[] bytes(Frame frame) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (InputStream stream = MARSHALLER.stream(frame)) {
            ((Drainable) stream).drainTo(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.toByteArray();
    }

    private static Frame parse(byte[] bytes) {
        return MARSHALLER.parse(new ByteArrayInputStream(bytes));
    }

    private static String describe(Frame frame) {
        byte[] payload = new byte[frame.payload().remaining()];
        frame.payload().get(payload);
        return frame + " " + frame.format() + " width " + frame.width() + " candidates " + frame.candidates() + " "
                + frame.timings() + " " + Arrays.toString(payload);
    }

    private static final class KnownLengthStream extends ByteArrayInputStream implements KnownLength {
        KnownLengthStream(byte[] bytes) {
            super(bytes);
        }
    }
}
