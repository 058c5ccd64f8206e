package org.phonebank.virtual.device;

import java.util.Locale;

/** This machine's platform, named as the folders of ONNX Runtime's native libraries are. */
public final class HostPlatform {
    private HostPlatform() {}

    public static String name() {
        return name(System.getProperty("os.name"), System.getProperty("os.arch"));
    }

    static String name(String system, String processor) {
        String os = system.toLowerCase(Locale.ROOT);
        String family = os.startsWith("mac") ? "osx" : os.startsWith("windows") ? "win" : "linux";
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        return family + (arm ? "-aarch64" : "-x64");
    }
}
