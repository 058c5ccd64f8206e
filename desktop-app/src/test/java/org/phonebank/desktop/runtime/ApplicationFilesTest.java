package org.phonebank.desktop.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;

class ApplicationFilesTest {
    private static final HostPlatform HOST = new HostPlatform("linux-x64", List.of("libonnxruntime.so"));
    private static final String LIBRARY = "ai/onnxruntime/native/linux-x64/libonnxruntime.so";

    @TempDir
    private Path folder;

    private Path jar;
    private Path extracted;

    @BeforeEach
    void makeJar() throws IOException {
        jar = folder.resolve("runtime.jar");
        extracted = folder.resolve("data/runtime/1.0/linux-x64/libonnxruntime.so");
        writeJar("library");
    }

    @Test
    void nativeLibraryIsTakenOutOfTheJar() throws IOException {
        assertThat(nativeLibraries()).isEqualTo(List.of(extracted));
        assertThat(extracted).hasContent("library");
    }

    @Test
    void intactFileIsNotWrittenAgain() throws IOException {
        nativeLibraries();
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(extracted, before);

        nativeLibraries();

        assertThat(Files.getLastModifiedTime(extracted)).isEqualTo(before);
    }

    @Test
    void damagedFileIsReplaced() throws IOException {
        nativeLibraries();
        Files.writeString(extracted, "libxxry");

        nativeLibraries();

        assertThat(extracted).hasContent("library");
    }

    @Test
    void fileOfAnotherBuildIsReplaced() throws IOException {
        nativeLibraries();
        writeJar("newer library");

        nativeLibraries();

        assertThat(extracted).hasContent("newer library");
    }

    @Test
    void missingPartIsNamed() throws IOException {
        try (URLClassLoader loader = loader()) {
            ApplicationFiles files = new ApplicationFiles(new DataFolder(folder), "1.0", HOST, loader);

            assertThatThrownBy(files::workerJar)
                    .hasMessage(
                            "The application lacks its part org/phonebank/desktop/runtime/worker.jar: build it again.");
        }
    }

    private List<Path> nativeLibraries() throws IOException {
        try (URLClassLoader loader = loader()) {
            return new ApplicationFiles(new DataFolder(folder.resolve("data")), "1.0", HOST, loader).nativeLibraries();
        }
    }

    private URLClassLoader loader() throws IOException {
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, null);
    }

    private void writeJar(String library) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(LIBRARY));
            out.write(library.getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
        }
    }
}
