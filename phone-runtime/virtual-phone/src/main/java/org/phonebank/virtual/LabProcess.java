package org.phonebank.virtual;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Starts the process of a lab so that it outlives this one. */
record LabProcess(Process process, Path log) {
    static LabProcess start(VirtualLabSettings settings) throws IOException {
        Path logs = Files.createDirectories(settings.dataFolder().resolve("logs"));
        Path log = logs.resolve("virtual-lab.log");
        List<String> command = new ArrayList<>();
        if (isOnPath("nohup")) {
            // Closing the terminal must not end the lab. The process keeps its number.
            command.add("nohup");
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmx512m", "-cp", System.getProperty("java.class.path")));
        command.add(VirtualLabMain.class.getName());
        command.addAll(LabArguments.format(settings));
        Process process = new ProcessBuilder(command)
                .redirectInput(Redirect.from(Redirect.DISCARD.file()))
                .redirectOutput(Redirect.to(log.toFile()))
                .redirectErrorStream(true)
                .start();
        return new LabProcess(process, log);
    }

    private static boolean isOnPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Stream.of(path.split(File.pathSeparator, -1))
                        .anyMatch(folder -> new File(folder, program).canExecute());
    }

    /** Why it ended: the last line that it wrote. */
    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return lines.isEmpty() ? "The process of the virtual lab ended without a word." : lines.get(lines.size() - 1);
    }
}
