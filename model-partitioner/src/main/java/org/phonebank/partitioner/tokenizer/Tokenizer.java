package org.phonebank.partitioner.tokenizer;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.failure.ModelText;

/**
 * The tokenizer of a model package or layer store. The native library behind it is loaded by the first
 * {@link #open(Path)}; where it is unpacked can be set with {@link NativeTokenizers#unpackInto(Path)}.
 */
public final class Tokenizer implements AutoCloseable {
    private static final String FILE = "tokenizer.json";
    private static final long MAXIMUM_FILE = 256L << 20;

    /** Nothing may be cut off or filled up: the pipeline decides about lengths. */
    private static final Map<String, String> OPTIONS =
            Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false", "doLowerCase", "false");

    private final HuggingFaceTokenizer delegate;

    private Tokenizer(HuggingFaceTokenizer delegate) {
        this.delegate = delegate;
    }

    /** Whether the folder holds a tokenizer that {@link #open} can try. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /**
     * Opens the tokenizer of a folder.
     *
     * @param folder holds {@code tokenizer.json}
     * @throws ModelPackageException if there is none or it cannot be read
     */
    public static Tokenizer open(Path folder) throws IOException, ModelPackageException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new ModelPackageException(ModelProblem.NO_TOKENIZER, folder, FILE);
        }
        if (Files.size(file) > MAXIMUM_FILE) {
            throw new ModelPackageException(ModelProblem.TOKENIZER_TOO_LARGE, file);
        }
        NativeTokenizers.prepare();
        try (InputStream in = Files.newInputStream(file)) {
            return new Tokenizer(HuggingFaceTokenizer.newInstance(in, OPTIONS));
        } catch (RuntimeException e) {
            // The library reports whatever is wrong with the file like this.
            throw new ModelPackageException(
                    ModelText.of(ModelProblem.TOKENIZER_UNREADABLE, file, String.valueOf(e.getMessage())), e);
        }
    }

    /** Token ids of the text. None is added in front or behind; special tokens that stand in the text are recognised. */
    public int[] encode(String text) {
        long[] ids = delegate.encode(text, false, false).getIds();
        int[] narrowed = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            narrowed[i] = Math.toIntExact(ids[i]);
        }
        return narrowed;
    }

    /** The text of these tokens, special tokens left out. */
    public String decode(int[] ids) {
        long[] widened = new long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            widened[i] = ids[i];
        }
        return delegate.decode(widened, true);
    }

    /** The text of a single token, also of a special one; "" if there is none of that id. */
    public String piece(int id) {
        return delegate.decode(new long[] {id}, false);
    }

    /** Whether a token stands for something other than text. */
    public boolean isSpecial(int id) {
        return decode(new int[] {id}).isEmpty() && !piece(id).isEmpty();
    }

    /** A decoder for one answer. */
    public StreamingDecoder streaming() {
        return new WindowDecoder(this::decode);
    }

    @Override
    public void close() {
        delegate.close();
    }
}
