package org.phonebank.virtual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A lab of this process that programs of the same person can reach, until this is closed: by {@link VirtualLabClient}, or
 * {@code ./phonebank fault}.
 */
public final class PublishedLab implements AutoCloseable {
    private static final int TOKEN_BYTES = 24;

    private final LabControl control;
    private final Path file;

    private PublishedLab(LabControl control, Path file) {
        this.control = control;
        this.file = file;
    }

    /**
     * Publishes a lab that lives and ends with what this process does.
     *
     * @throws IOException when the file that tells of it cannot be written
     */
    public static PublishedLab open(VirtualLab lab, Path dataFolder) throws IOException {
        return open(lab, LabState.newFile(dataFolder), null);
    }

    /**
     * Publishes a lab.
     *
     * @param onStop called when somebody asks to end the lab; null refuses that
     */
    static PublishedLab open(VirtualLab lab, Path file, @Nullable Runnable onStop) throws IOException {
        String token = newToken();
        LabControl control = LabControl.start(lab, token, onStop);
        try {
            LabState.ofThisProcess(control.port(), token, LabControl.phones(lab))
                    .write(file);
            return new PublishedLab(control, file);
        } catch (IOException e) {
            control.close();
            throw e;
        }
    }

    private static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() {
        try (control) {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " that tells of a virtual lab cannot be removed.", e);
        }
    }
}
