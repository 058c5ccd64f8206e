package org.phonebank.tests.serving;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * What this process holds that somebody has to give back, counted where it is held: objects that are reachable by the
 * garbage collector, the rest by the operating system, on Linux.
 *
 * @param objects reachable ones of classes whose instances have to be closed, by class
 * @param directBuffers that are not freed
 * @param threads of the operating system, which ONNX Runtime has too
 * @param files open ones, and connections
 * @param mappings of files below a folder
 */
record OpenThings(Map<String, Long> objects, long directBuffers, long threads, long files, long mappings) {
    private static final Path PROCESS = Path.of("/proc/self");

    /** Lets the garbage be collected and counts. */
    static OpenThings now(List<String> classes, Path mapped) throws IOException {
        Map<String, Long> objects = reachable(classes);
        BufferPoolMXBean direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .findAny()
                .orElseThrow();
        return new OpenThings(
                objects,
                direct.getCount(),
                entries(PROCESS.resolve("task")),
                entries(PROCESS.resolve("fd")),
                mappings(mapped.toRealPath().toString()));
    }

    private static Map<String, Long> reachable(List<String> classes) {
        Map<String, Long> counts = new TreeMap<>(classes.stream().collect(Collectors.toMap(name -> name, name -> 0L)));
        // Number, instances, bytes, class.
        histogram()
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length >= 4 && counts.containsKey(words[3]))
                .forEach(words -> counts.put(words[3], Long.parseLong(words[1])));
        return counts;
    }

    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }

    private static long entries(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }

    private static long mappings(String folder) throws IOException {
        Path maps = PROCESS.resolve("maps");
        if (!Files.isReadable(maps)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(maps)) {
            return lines.filter(line -> line.contains(folder)).count();
        }
    }
}
