package org.phonebank.partitioner.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.quantize.Quantization;
import org.phonebank.partitioner.store.Sha256;

/**
 * Names a store after what goes into it, so that the same source and options find the same store. Files up to 64 MiB
 * count by their content; larger ones by size, time of change and samples, since reading gigabytes only to find that
 * nothing changed would delay every start.
 */
public final class Fingerprint {
    private static final long WHOLE = 64L << 20;
    private static final int SAMPLE = 1 << 16;
    private static final int SAMPLES = 64;
    private static final int NAME_LENGTH = 48;
    private static final int HASH_LENGTH = 12;

    private final MessageDigest digest;

    private Fingerprint(MessageDigest digest) {
        this.digest = digest;
    }

    /** A model id: safe as a folder name everywhere, also on a phone. */
    public static String modelId(ModelPackage model, Quantization quantization, int contextLength)
            throws IOException, ModelPackageException {
        Fingerprint fingerprint = new Fingerprint(Sha256.newDigest());
        fingerprint.add("format " + ModelManifest.FORMAT_VERSION + " " + quantization + " context " + contextLength);
        for (Path file : model.sourceFiles()) {
            fingerprint.add(file);
        }
        String hash = HexFormat.of().formatHex(fingerprint.digest.digest()).substring(0, HASH_LENGTH);
        return plain(model.name()) + "-" + quantization.bits() + "bit-" + hash;
    }

    private static String plain(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        String shortened = plain.substring(0, Math.min(NAME_LENGTH, plain.length()));
        return shortened.isEmpty() ? "model" : shortened;
    }

    private void add(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private void add(Path file) throws IOException {
        long size = Files.size(file);
        add(file.getFileName() + " " + size);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (size <= WHOLE) {
                addBytes(channel, 0, size);
                return;
            }
            add("changed " + Files.getLastModifiedTime(file).toMillis());
            for (int i = 0; i < SAMPLES; i++) {
                addBytes(channel, (size - SAMPLE) / (SAMPLES - 1) * i, SAMPLE);
            }
        }
    }

    private void addBytes(FileChannel channel, long start, long length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(SAMPLE);
        long position = start;
        while (position < start + length) {
            buffer.clear().limit((int) Math.min(SAMPLE, start + length - position));
            int count = channel.read(buffer, position);
            if (count < 0) {
                return;
            }
            digest.update(buffer.flip());
            position += count;
        }
    }
}
