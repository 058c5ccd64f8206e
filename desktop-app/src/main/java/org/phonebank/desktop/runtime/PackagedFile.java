package org.phonebank.desktop.runtime;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.phonebank.desktop.data.AtomicFiles;
import org.phonebank.desktop.data.Causes;

/** A resource on the class path that can be put into a folder as a file. */
record PackagedFile(URL resource) {

    static PackagedFile of(ClassLoader loader, String name) throws IOException {
        URL resource = loader.getResource(name);
        if (resource == null) {
            throw new IOException("The application lacks its part " + name + ": build it again.");
        }
        return new PackagedFile(resource);
    }

    /** Makes the file hold the resource's content; a file that does already is left alone. */
    Path extractTo(Path file) throws IOException {
        try {
            URLConnection connection = resource.openConnection();
            // A cached jar would be the old one if it was built anew while this process runs.
            connection.setUseCaches(false);
            if (connection instanceof JarURLConnection jar) {
                try (JarFile archive = jar.getJarFile()) {
                    if (!isIntact(file, jar.getJarEntry())) {
                        AtomicFiles.write(file, archive.getInputStream(jar.getJarEntry()));
                    }
                }
            } else {
                try (InputStream content = connection.getInputStream()) {
                    AtomicFiles.write(file, content);
                }
            }
            return file;
        } catch (IOException e) {
            throw new IOException(
                    file + " could not be written (" + Causes.describe(e)
                            + "): see that the disk has room and that you may write there.",
                    e);
        }
    }

    private static boolean isIntact(Path file, JarEntry entry) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != entry.getSize()) {
            return false;
        }
        try (CheckedInputStream in =
                new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16), new CRC32())) {
            in.skipNBytes(entry.getSize());
            return in.getChecksum().getValue() == entry.getCrc();
        }
    }
}
