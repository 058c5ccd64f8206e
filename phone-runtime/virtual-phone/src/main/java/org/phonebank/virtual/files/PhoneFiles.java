package org.phonebank.virtual.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The files of a phone as the user {@code shell} sees them. Paths are absolute and normalised by {@link PhonePaths}.
 * Every failure is a {@link PhoneFileException}.
 */
public final class PhoneFiles {
    private static final List<String> FOLDERS = List.of(
            "/data/local/tmp",
            "/data/misc/adb",
            "/dev",
            "/proc",
            "/storage/emulated/0/Download",
            "/sys",
            "/system/bin",
            "/system/etc",
            "/system/framework",
            "/system/lib64",
            "/vendor/lib64");
    private static final List<String> LIVE = List.of("/proc", "/sys");
    private static final int DEVICE_MODE = PhoneFileStatus.DEVICE | 0666;

    private final PhoneRoot root;
    private final StorageQuota quota;
    private final Runnable refreshLive;

    /**
     * Makes a phone's folders in its storage.
     *
     * @param quotaBytes size of the data partition
     * @param refreshLive brings what is below {@code /proc} and {@code /sys} up to date before somebody reads it
     */
    public PhoneFiles(Path storage, long quotaBytes, Runnable refreshLive) throws IOException {
        Files.createDirectories(storage);
        this.root = new PhoneRoot(storage);
        this.refreshLive = refreshLive;
        for (String folder : FOLDERS) {
            Files.createDirectories(root.resolve(folder));
        }
        this.quota =
                new StorageQuota(root.folder(), List.of(root.resolve("/data"), root.resolve("/storage")), quotaBytes);
    }

    /** The folder on this machine. */
    public Path storage() {
        return root.folder();
    }

    /** The place on this machine of a path that exists or not. */
    public Path host(String path) throws PhoneFileException {
        return root.resolve(path);
    }

    public PhoneFileStatus status(String path) throws PhoneFileException {
        if (DeviceFiles.isDevice(path)) {
            return new PhoneFileStatus(DEVICE_MODE, 0, 0);
        }
        refreshIfLive(path);
        return FileModes.status(root.resolve(path));
    }

    public boolean exists(String path) {
        try {
            status(path);
            return true;
        } catch (PhoneFileException e) {
            return false;
        }
    }

    public boolean isFolder(String path) {
        try {
            return status(path).isFolder();
        } catch (PhoneFileException e) {
            return false;
        }
    }

    /** Names in a folder, sorted. */
    public List<String> list(String folder) throws PhoneFileException {
        PhoneAccess.requireReadable(folder);
        refreshIfLive(folder);
        Path place = root.resolve(folder);
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (IOException e) {
            throw PhoneFileException.of(e);
        }
        Collections.sort(names);
        return names;
    }

    public InputStream read(String path) throws PhoneFileException {
        if (DeviceFiles.isDevice(path)) {
            return DeviceFiles.read(path);
        }
        PhoneAccess.requireReadable(path);
        refreshIfLive(path);
        Path place = root.resolve(path);
        if (Files.isDirectory(place)) {
            throw new PhoneFileException(Errno.EISDIR);
        }
        try {
            return Files.newInputStream(place, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw PhoneFileException.of(e);
        }
    }

    /** Opens a file for writing, made when missing. Writing fails with ENOSPC when the phone is full. */
    public OutputStream write(String path, boolean append) throws PhoneFileException {
        if (DeviceFiles.isDevice(path)) {
            return DeviceFiles.write();
        }
        PhoneAccess.requireWritable(path);
        Path place = root.resolve(path);
        if (Files.isDirectory(place)) {
            throw new PhoneFileException(Errno.EISDIR);
        }
        try {
            OutputStream out = Files.newOutputStream(
                    place,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    append ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING,
                    LinkOption.NOFOLLOW_LINKS);
            quota.changed();
            return new QuotaOutput(out, quota, append ? Files.size(place) : 0);
        } catch (IOException e) {
            throw PhoneFileException.of(e);
        }
    }

    public void makeFolder(String path) throws PhoneFileException {
        if (exists(path)) {
            throw new PhoneFileException(Errno.EEXIST);
        }
        PhoneAccess.requireWritable(path);
        try {
            Files.createDirectory(root.resolve(path));
        } catch (IOException e) {
            throw PhoneFileException.of(e);
        }
    }

    /** Makes a folder and those above it where they are missing. */
    public void makeFolders(String path) throws PhoneFileException {
        if (isFolder(path)) {
            return;
        }
        if (!path.equals("/")) {
            makeFolders(PhonePaths.parent(path));
        }
        makeFolder(path);
    }

    /** Removes a file or an empty folder; of a link the link itself. */
    public void delete(String path) throws PhoneFileException {
        PhoneAccess.requireRemovable(path);
        try {
            Files.delete(root.resolveEntry(path));
            quota.changed();
        } catch (IOException e) {
            throw PhoneFileException.of(e);
        }
    }

    /** Moves within the phone; replaces a file at the target. */
    public void move(String from, String to) throws PhoneFileException {
        PhoneAccess.requireRemovable(from);
        PhoneAccess.requireWritable(to);
        try {
            Files.move(
                    root.resolveEntry(from),
                    root.resolveEntry(to),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            quota.changed();
        } catch (IOException e) {
            throw PhoneFileException.of(e);
        }
    }

    /** Sets permissions; the owner keeps the right to read and write, which the phone itself needs. */
    public void setMode(String path, int permissions) throws PhoneFileException {
        PhoneAccess.requireWritable(path);
        FileModes.set(root.resolve(path), permissions);
    }

    public void setModified(String path, long seconds) throws PhoneFileException {
        PhoneAccess.requireWritable(path);
        try {
            Files.setLastModifiedTime(root.resolve(path), FileTime.from(seconds, TimeUnit.SECONDS));
        } catch (IOException e) {
            throw PhoneFileException.of(e);
        }
    }

    public boolean isWritable(String path) {
        return DeviceFiles.isDevice(path) || PhoneAccess.isWritable(PhoneRoot.canonical(path));
    }

    /** Size, use and room of the data partition, which agree with what writing allows. */
    public Space space() throws PhoneFileException {
        try {
            quota.changed();
            long free = quota.freeBytes();
            return new Space(quota.totalBytes(), quota.totalBytes() - free, free);
        } catch (IOException e) {
            throw PhoneFileException.of(e);
        }
    }

    /** In bytes. */
    public record Space(long total, long used, long free) {}

    private void refreshIfLive(String path) {
        if (LIVE.stream().anyMatch(folder -> PhonePaths.isWithin(path, folder))) {
            refreshLive.run();
        }
    }
}
