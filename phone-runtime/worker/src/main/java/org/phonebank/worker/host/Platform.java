package org.phonebank.worker.host;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Optional;
import java.util.OptionalLong;

/** What runs this process. Android's own classes are reached by reflection, because a JVM has none of them. */
public final class Platform {
    private Platform() {}

    public static boolean isAndroid() {
        return "Dalvik".equals(System.getProperty("java.vm.name"));
    }

    /** For example "Android 9 (API 28), arm64-v8a" or "OpenJDK 17.0.15, amd64". */
    public static String describe() {
        if (!isAndroid()) {
            return System.getProperty("java.vm.name") + " " + System.getProperty("java.version") + ", "
                    + System.getProperty("os.arch");
        }
        return "Android " + staticField("android.os.Build$VERSION", "RELEASE") + " (API "
                + staticField("android.os.Build$VERSION", "SDK_INT") + "), "
                + staticField("android.os.Build", "CPU_ABI");
    }

    /** The number of this process: its own name in /proc where there is one. */
    public static OptionalLong processId() {
        try {
            Path self = Paths.get("/proc/self").toRealPath();
            Path name = self.getFileName();
            return name == null ? OptionalLong.empty() : HostFiles.parse(name.toString());
        } catch (IOException e) {
            return processIdOfJvm();
        }
    }

    /** On hosts without /proc only, which are never phones; Android lacks the class. */
    private static OptionalLong processIdOfJvm() {
        try {
            Class<?> type = Class.forName("java.lang.ProcessHandle");
            Object current = type.getMethod("current").invoke(null);
            Object id = type.getMethod("pid").invoke(current);
            return id instanceof Long ? OptionalLong.of((Long) id) : OptionalLong.empty();
        } catch (ClassNotFoundException
                | NoSuchMethodException
                | IllegalAccessException
                | InvocationTargetException e) {
            return OptionalLong.empty();
        }
    }

    private static String staticField(String type, String field) {
        return staticValue(type, field).orElse("unknown");
    }

    private static Optional<String> staticValue(String type, String field) {
        try {
            return Optional.of(
                    String.valueOf(Class.forName(type).getField(field).get(null)));
        } catch (ClassNotFoundException | NoSuchFieldException | IllegalAccessException e) {
            return Optional.empty();
        }
    }
}
