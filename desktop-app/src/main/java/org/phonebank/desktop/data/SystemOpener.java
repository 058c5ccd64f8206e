package org.phonebank.desktop.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Shows files and folders with the programs that the system has for them. Any thread may call; nothing waits. */
public final class SystemOpener {
    private static final long PATIENCE_SECONDS = 20;

    private SystemOpener() {}

    /** Opens a file or folder; fails with an {@link IOException} whose message is one sentence. */
    public static CompletableFuture<Void> open(Path path) {
        return CompletableFuture.runAsync(() -> {
            try {
                start(path);
            } catch (IOException e) {
                throw new CompletionException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CompletionException(e);
            }
        });
    }

    /** The program that opens a path, by the name of the system. */
    static List<String> command(String system, Path path) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("mac")) {
            return List.of("open", path.toString());
        }
        return name.startsWith("windows")
                ? List.of("rundll32", "url.dll,FileProtocolHandler", path.toString())
                : List.of("xdg-open", path.toString());
    }

    private static void start(Path path) throws IOException, InterruptedException {
        if (!Files.exists(path)) {
            throw new IOException(path + " is not there any more: it was moved or deleted.");
        }
        try {
            Process process = new ProcessBuilder(command(System.getProperty("os.name", ""), path))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            // A program that stays while the file is shown has opened it.
            if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() != 0) {
                throw nobody(path);
            }
        } catch (IOException e) {
            IOException told = nobody(path);
            told.initCause(e);
            throw told;
        }
    }

    private static IOException nobody(Path path) {
        return new IOException("The system has no program that opens " + path + ": open it by hand.");
    }
}
