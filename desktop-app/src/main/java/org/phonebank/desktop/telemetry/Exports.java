package org.phonebank.desktop.telemetry;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.phonebank.desktop.data.AtomicFiles;

/** Writes charts and what was measured to files, one after the other on a thread of its own, which is there while needed. */
public final class Exports {
    private static final int IDLE_SECONDS = 5;

    private final ExecutorService executor = executor();

    private static ExecutorService executor() {
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    // Not a daemon: a file that was asked for is written even if the window closes.
                    return new Thread(task, "exports");
                });
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /** A picture; its pixels are 0xAARRGGBB, row by row, and not to be changed. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Picture(int width, int height, int[] pixels) {}

    /**
     * Writes a table as CSV.
     *
     * @return the file; fails with an {@link UncheckedIOException}, and then what was there before still is
     */
    public CompletableFuture<Path> csv(TelemetryTable table, Path file) {
        return CompletableFuture.supplyAsync(() -> write(file, table.csv()), executor);
    }

    /**
     * Writes a picture as PNG.
     *
     * @return the file; fails with an {@link UncheckedIOException}, and then what was there before still is
     */
    public CompletableFuture<Path> png(Picture picture, Path file) {
        return CompletableFuture.supplyAsync(() -> write(file, new ByteArrayInputStream(png(picture))), executor);
    }

    private static byte[] png(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        image.setRGB(0, 0, width, height, picture.pixels(), 0, width);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Path write(Path file, InputStream content) {
        try {
            AtomicFiles.write(file, content);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
