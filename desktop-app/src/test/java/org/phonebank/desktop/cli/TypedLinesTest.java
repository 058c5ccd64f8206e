package org.phonebank.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class TypedLinesTest {
    @Test
    void linesComeInOrderAndThenTheEnd() throws Exception {
        TypedLines lines = new TypedLines(new BufferedReader(new StringReader("one\n\ntwo")), () -> false);

        assertThat(Arrays.asList(lines.next(), lines.next(), lines.next(), lines.next()))
                .containsExactly("one", "", "two", null);
    }

    @Test
    void cancellingEndsTheWaitForAPersonWhoTypesNothing() throws Exception {
        AtomicBoolean cancelled = new AtomicBoolean();
        try (PipedWriter person = new PipedWriter();
                PipedReader terminal = new PipedReader(person)) {
            TypedLines lines = new TypedLines(new BufferedReader(terminal), () -> cancelled.getAndSet(true));

            assertThatThrownBy(lines::next).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void failedReadIsNoEndOfTheInput() {
        TypedLines lines = new TypedLines(
                new BufferedReader(new Reader() {
                    @Override
                    public int read(char[] target, int offset, int length) throws IOException {
                        throw new IOException("The terminal is gone.");
                    }

                    @Override
                    public void close() {}
                }),
                () -> false);

        assertThatThrownBy(lines::next).isInstanceOf(IOException.class).hasMessage("The terminal is gone.");
    }
}
