package org.phonebank.desktop.runtime;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.desktop.data.DataFolder;

/** The files that the application carries in its jars, put into the data folder when they are needed. */
public final class ApplicationFiles {
    /** Tells ONNX Runtime where its native libraries are. */
    private static final String NATIVE_PATH_PROPERTY = "onnxruntime.native.path";

    private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");
    private static final int MOST_COMMAND_LINE_BYTES = 3900;
    private static final String WORKER = "org/phonebank/desktop/runtime/worker.jar";
    private static final String NATIVES = "ai/onnxruntime/native/";
    private static final String SAMPLE_MODEL = "org/phonebank/assets/sample-model/";
    private static final List<String> SAMPLE_MODEL_FILES = List.of(
            "config.json",
            "generation_config.json",
            "special_tokens_map.json",
            "tokenizer.json",
            "tokenizer_config.json",
            "model.safetensors");

    private final DataFolder data;
    private final String version;
    private final HostPlatform host;
    private final ClassLoader loader;

    public ApplicationFiles(DataFolder data, String version) {
        this(data, version, HostPlatform.current(), ApplicationFiles.class.getClassLoader());
    }

    ApplicationFiles(DataFolder data, String version, HostPlatform host, ClassLoader loader) {
        this.data = data;
        this.version = version;
        this.host = host;
        this.loader = loader;
    }

    public HostPlatform host() {
        return host;
    }

    /** The worker with what it needs beside ONNX Runtime's native libraries, as one jar. */
    public Path workerJar() throws IOException {
        return PackagedFile.of(loader, WORKER).extractTo(data.runtime(version).resolve("worker.jar"));
    }

    /** ONNX Runtime's native libraries for this machine, which are also those of virtual phones. */
    public List<Path> nativeLibraries() throws IOException {
        Path folder = nativeFolder();
        List<Path> files = new ArrayList<>();
        for (String library : host.libraries()) {
            PackagedFile packaged = PackagedFile.of(loader, NATIVES + host.name() + "/" + library);
            files.add(packaged.extractTo(folder.resolve(library)));
        }
        return files;
    }

    /**
     * Loads ONNX Runtime into this process, from {@link #nativeLibraries()} instead of copies that it would unpack at
     * each start.
     */
    public void loadOnnxRuntime() throws IOException {
        requireShortCommandLine();
        nativeLibraries();
        System.setProperty(NATIVE_PATH_PROPERTY, nativeFolder().toString());
        OrtEnvironment.getEnvironment();
    }

    /** On Linux, ONNX Runtime 1.29 ends a process with a segmentation fault if its command line is longer. */
    private static void requireShortCommandLine() throws IOException {
        if (Files.isReadable(COMMAND_LINE)) {
            try (InputStream commandLine = Files.newInputStream(COMMAND_LINE)) {
                if (commandLine.readNBytes(MOST_COMMAND_LINE_BYTES + 1).length > MOST_COMMAND_LINE_BYTES) {
                    throw new IOException("The command line is too long for ONNX Runtime: put the question into a file"
                            + " and give that with --messages.");
                }
            }
        }
    }

    /** The model package that came with the application. */
    public Path sampleModel() throws IOException {
        Path folder = data.packages().resolve("phonebank-sample");
        for (String name : SAMPLE_MODEL_FILES) {
            PackagedFile.of(loader, SAMPLE_MODEL + name).extractTo(folder.resolve(name));
        }
        return folder;
    }

    private Path nativeFolder() {
        return data.runtime(version).resolve(host.name());
    }
}
