package org.phonebank.partitioner.tokenizer;

import java.io.IOException;
import java.nio.file.Path;
import org.phonebank.partitioner.failure.ModelPackageException;

/** The tokenizer of a model package or layer store. */
public final class Tokenizer implements AutoCloseable {
    /**
     * @param folder holds {@code tokenizer.json}
     * @throws ModelPackageException if there is none or it cannot be read
     */
    public static Tokenizer open(Path folder) throws IOException, ModelPackageException {
        throw new UnsupportedOperationException();
    }

    /** Token ids of the text. None is added in front or behind; special tokens that stand in the text are recognised. */
    public int[] encode(String text) {
        throw new UnsupportedOperationException();
    }

    /** The text of these tokens, special tokens left out. */
    public String decode(int[] ids) {
        throw new UnsupportedOperationException();
    }

    /** A decoder for one answer. */
    public StreamingDecoder streaming() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
