package org.phonebank.provisioner;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.LocalFileException;
import org.phonebank.provisioner.device.ShellText;
import org.phonebank.provisioner.files.PushFile;

/**
 * A worker's files for one kind of phone, in a folder on the phone that is named after their content: a new version
 * never overwrites files that a running worker uses.
 */
record BundleFiles(String folder, List<PushFile> files) {
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(20);
    private static final int NAME_DIGITS = 16;
    private static final int READABLE = 0644;

    static BundleFiles of(Path jar, List<Path> nativeLibraries, LocalHashes hashes) throws LocalFileException {
        List<Path> sources = new ArrayList<>();
        sources.add(jar);
        sources.addAll(nativeLibraries);
        List<String> names = new ArrayList<>();
        List<LocalHashes.Hashed> hashed = new ArrayList<>();
        MessageDigest digest = LocalHashes.sha256();
        for (Path source : sources) {
            String name = source.equals(jar) ? WorkerStart.JAR : String.valueOf(source.getFileName());
            LocalHashes.Hashed hash = hashes.of(source);
            names.add(name);
            hashed.add(hash);
            digest.update((name + "\n" + hash.sha256() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String folder = WorkerHome.BUNDLES + "/"
                + HexFormat.of().formatHex(digest.digest()).substring(0, NAME_DIGITS);
        List<PushFile> files = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            files.add(new PushFile(
                    sources.get(i),
                    folder + "/" + names.get(i),
                    READABLE,
                    hashed.get(i).sizeBytes(),
                    hashed.get(i).sha256()));
        }
        return new BundleFiles(folder, List.copyOf(files));
    }

    /** Call when no worker runs any more. */
    void removeOthers(AdbDevice device) throws AdbException {
        String list = device.shell("ls " + WorkerHome.BUNDLES, COMMAND_LIMIT).stdout();
        for (String name : list.split("\\s+", -1)) {
            String other = WorkerHome.BUNDLES + "/" + name;
            if (name.matches("[0-9a-f]{16}") && !other.equals(folder)) {
                device.shell("rm -rf " + ShellText.quote(other), COMMAND_LIMIT);
            }
        }
    }
}
