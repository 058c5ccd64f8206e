package org.phonebank.desktop.runtime;

import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * This machine in the words of ONNX Runtime's Java package.
 *
 * @param name folder of the native libraries, for example "linux-x64"
 * @param libraries file names of the libraries that one session needs
 */
public record HostPlatform(String name, List<String> libraries) {
    private static final List<String> LINUX = List.of("libonnxruntime.so", "libonnxruntime4j_jni.so");
    private static final List<String> MACOS = List.of("libonnxruntime.dylib", "libonnxruntime4j_jni.dylib");
    private static final List<String> WINDOWS = List.of("onnxruntime.dll", "onnxruntime4j_jni.dll");

    public HostPlatform {
        libraries = List.copyOf(libraries);
    }

    public static HostPlatform current() {
        return of(System.getProperties());
    }

    static HostPlatform of(Properties system) {
        String platform = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String processor = system.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        String bits = arm ? "aarch64" : "x64";
        if (platform.startsWith("mac")) {
            return new HostPlatform("osx-" + bits, MACOS);
        }
        if (platform.startsWith("windows")) {
            return new HostPlatform("win-" + bits, WINDOWS);
        }
        return new HostPlatform("linux-" + bits, LINUX);
    }
}
