package org.phonebank.provisioner.stream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.phonebank.adb.wire.SyncPackets;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.AdbServiceRefusedException;
import org.phonebank.provisioner.device.DeviceText;
import org.phonebank.provisioner.device.LocalFileException;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.PhoneStorageFullException;
import org.phonebank.provisioner.device.TransferListener;

/** Copies files to and from one phone, each over a stream of its own. */
final class FileTransfer {
    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(30);
    private static final int MAX_REASON = 300;

    /** Opens services, as the device does. */
    @FunctionalInterface
    interface Opener {
        AdbStream open(String service) throws AdbException;
    }

    private final AdbTransport transport;
    private final ScheduledExecutorService timer;
    private final Opener opener;
    private final AtomicReference<byte @Nullable []> spareBuffer = new AtomicReference<>();

    FileTransfer(AdbTransport transport, ScheduledExecutorService timer, Opener opener) {
        this.transport = transport;
        this.timer = timer;
        this.opener = opener;
    }

    void push(Path local, String remote, int mode, TransferListener listener, BooleanSupplier cancelled)
            throws AdbException {
        try (FileChannel source = FileChannel.open(local, StandardOpenOption.READ)) {
            long modified = Files.getLastModifiedTime(local).to(TimeUnit.SECONDS);
            push(new Outgoing(source, source.size(), modified), remote, mode, listener, cancelled);
        } catch (IOException e) {
            throw cannot(PhoneProblem.FILE_NOT_READ, local, e);
        }
    }

    void write(byte[] content, String remote, int mode) throws AdbException {
        ReadableByteChannel source = Channels.newChannel(new ByteArrayInputStream(content));
        long now = System.currentTimeMillis() / 1000;
        push(new Outgoing(source, content.length, now), remote, mode, TransferListener.NONE, () -> false);
    }

    private record Outgoing(ReadableByteChannel source, long size, long modifiedSeconds) {}

    private void push(Outgoing file, String remote, int mode, TransferListener listener, BooleanSupplier cancelled)
            throws AdbException {
        requireFits(remote);
        long[] sent = {0};
        byte[] buffer = takeBuffer();
        try (AdbStream stream = opener.open(SyncTransfer.SERVICE);
                StreamGuard guard = StreamGuard.forMovement(transport, stream, LONGEST_STANDSTILL, cancelled, timer)) {
            try {
                new SyncTransfer(stream, buffer).push(file.source(), remote, mode, file.modifiedSeconds(), bytes -> {
                    sent[0] = bytes;
                    guard.moved();
                    listener.transferred(bytes);
                });
            } catch (SyncTransfer.LocalIo e) {
                throw new LocalFileException(
                        transport.serial(),
                        PhoneAdvice.of(PhoneProblem.SOURCE_NOT_READ, remote, String.valueOf(e.getMessage())),
                        e);
            } catch (SyncTransfer.Refused e) {
                throw refused(PhoneProblem.NOT_WRITTEN, remote, e, file.size() - sent[0]);
            } catch (IOException e) {
                throw guard.explain(e, remote);
            }
        } finally {
            spareBuffer.set(buffer);
        }
    }

    void pull(String remote, Path local, TransferListener listener, BooleanSupplier cancelled) throws AdbException {
        requireFits(remote);
        Path part = local.resolveSibling(local.getFileName() + ".part");
        try {
            try (OutputStream target = Files.newOutputStream(part)) {
                pull(remote, target, listener, cancelled);
            }
            Files.move(part, local, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw cannot(PhoneProblem.FILE_NOT_WRITTEN, local, e);
        } finally {
            discard(part);
        }
    }

    private void pull(String remote, OutputStream target, TransferListener listener, BooleanSupplier cancelled)
            throws AdbException {
        byte[] buffer = takeBuffer();
        try (AdbStream stream = opener.open(SyncTransfer.SERVICE);
                StreamGuard guard = StreamGuard.forMovement(transport, stream, LONGEST_STANDSTILL, cancelled, timer)) {
            try {
                new SyncTransfer(stream, buffer)
                        .pull(remote, (bytes, length) -> writeLocally(target, bytes, length), bytes -> {
                            guard.moved();
                            listener.transferred(bytes);
                        });
            } catch (SyncTransfer.LocalIo e) {
                throw new LocalFileException(
                        transport.serial(),
                        PhoneAdvice.of(PhoneProblem.COPY_NOT_WRITTEN, remote, String.valueOf(e.getMessage())),
                        e);
            } catch (SyncTransfer.Refused e) {
                throw refused(PhoneProblem.NOT_READ, remote, e, 0);
            } catch (IOException e) {
                throw guard.explain(e, remote);
            }
        } finally {
            spareBuffer.set(buffer);
        }
    }

    private static void writeLocally(OutputStream target, byte[] bytes, int length) throws SyncTransfer.LocalIo {
        try {
            target.write(bytes, 0, length);
        } catch (IOException e) {
            throw new SyncTransfer.LocalIo(e);
        }
    }

    /** Copies one after the other share one buffer; those at the same time have their own. */
    private byte[] takeBuffer() {
        byte[] spare = spareBuffer.getAndSet(null);
        return spare == null ? new byte[SyncTransfer.BUFFER_BYTES] : spare;
    }

    private AdbException refused(PhoneProblem problem, String remote, SyncTransfer.Refused refusal, long missingBytes) {
        String reason = DeviceText.line(String.valueOf(refusal.getMessage()), MAX_REASON);
        String serial = transport.serial();
        if (reason.contains("No space left on device")) {
            return new PhoneStorageFullException(
                    serial,
                    Math.max(1, missingBytes),
                    PhoneAdvice.of(PhoneProblem.FULL, serial, Math.max(1, missingBytes >> 20), remote),
                    refusal);
        }
        return new AdbServiceRefusedException(serial, PhoneAdvice.of(problem, serial, remote, reason), refusal);
    }

    private LocalFileException cannot(PhoneProblem problem, Path local, IOException cause) {
        return new LocalFileException(transport.serial(), PhoneAdvice.of(problem, local, reason(cause)), cause);
    }

    /** Without the path, which is all or the begin of what exceptions of the file system say. */
    private static PhoneAdvice reason(IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return PhoneAdvice.of(PhoneProblem.NOT_THERE);
        }
        if (cause instanceof AccessDeniedException) {
            return PhoneAdvice.of(PhoneProblem.DENIED);
        }
        String said = cause instanceof FileSystemException system && system.getReason() != null
                ? system.getReason()
                : cause.getMessage();
        return PhoneAdvice.of(PhoneProblem.SYSTEM, String.valueOf(said));
    }

    private void discard(Path part) throws LocalFileException {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            throw cannot(PhoneProblem.FILE_NOT_DELETED, part, e);
        }
    }

    private static void requireFits(String remote) {
        if (SyncTransfer.utf8Length(remote) > SyncPackets.MAX_PATH - 16) {
            throw new IllegalArgumentException("A path of " + remote.length() + " characters is too long for ADB.");
        }
    }
}
