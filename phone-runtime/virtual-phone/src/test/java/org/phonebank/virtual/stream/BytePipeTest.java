package org.phonebank.virtual.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Random;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BytePipeTest {
    @Test
    void carriesMoreThanItHolds() throws Exception {
        byte[] sent = new byte[1_000_003];
        new Random(5).nextBytes(sent);
        BytePipe pipe = new BytePipe(10_000);

        Future<?> writer = DaemonThreads.submit("writer", () -> {
            try (OutputStream out = pipe.output()) {
                out.write(sent);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertThat(pipe.input().readAllBytes()).isEqualTo(sent);
        writer.get();
    }

    @Test
    void offersAllOrNothing() throws IOException {
        BytePipe pipe = new BytePipe(5000);

        assertThat(pipe.offer(new byte[4500], 0, 4500)).isTrue();
        assertThat(pipe.offer(new byte[501], 0, 501)).isFalse();
        assertThat(pipe.room()).isEqualTo(500);
        assertThat(pipe.input().readNBytes(4500)).hasSize(4500);
        assertThat(pipe.room()).isEqualTo(5000);
    }

    @Test
    void aWriterLearnsThatNobodyReads() {
        BytePipe pipe = new BytePipe(10);
        pipe.abandon();

        assertThatThrownBy(() -> pipe.output().write(new byte[20])).isInstanceOf(BrokenPipeException.class);
    }
}
