package org.phonebank.desktop.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.desktop.data.DataFolder;

/** The files that the application carries in its jars, put into the data folder when they are needed. */
public final class ApplicationFiles {
    /** Tells ONNX Runtime where its native libraries are. */
    public static final String NATIVE_PATH_PROPERTY = "onnxruntime.native.path";

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

    /** Makes ONNX Runtime in this process load the libraries of {@link #nativeLibraries()} instead of unpacking others. */
    public void useNativeLibraries() throws IOException {
        nativeLibraries();
        System.setProperty(NATIVE_PATH_PROPERTY, nativeFolder().toString());
    }

    /** The model package that came with the application. */
    public Path sampleModel() throws IOException {
        Path folder = data.packages().resolve("sample");
        for (String name : SAMPLE_MODEL_FILES) {
            PackagedFile.of(loader, SAMPLE_MODEL + name).extractTo(folder.resolve(name));
        }
        return folder;
    }

    private Path nativeFolder() {
        return data.runtime(version).resolve(host.name());
    }
}
