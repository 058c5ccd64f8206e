package org.phonebank.tests.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The command line of Phonebank as a process of its own, with a data folder of its own. */
public final class PhonebankCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path dataFolder;
    private final Map<String, String> environment;

    /** Without an adb server, so that phones which happen to be plugged in stay out of the test. */
    public PhonebankCommand(Path dataFolder) {
        this(dataFolder, 1);
    }

    /** With the adb server at this port of the loopback address. */
    public PhonebankCommand(Path dataFolder, int adbServerPort) {
        this.dataFolder = dataFolder;
        // The class path goes this way as in the launcher: ONNX Runtime cannot bear a long command line.
        this.environment = Map.of(
                "CLASSPATH", System.getProperty("java.class.path"),
                "PHONEBANK_HOME", dataFolder.toString(),
                "ANDROID_ADB_SERVER_PORT", String.valueOf(adbServerPort));
    }

    public CommandResult run(String... arguments) throws IOException, InterruptedException {
        return CommandResult.of(command(arguments), environment, Files.createDirectories(dataFolder));
    }

    /** Begins and goes on by itself; nobody sees what it prints. */
    public Process start(String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "org.phonebank.desktop.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Runs with {@code --output json} and gives the last line; fails unless the exit code is 0. */
    public JsonNode json(String... arguments) throws IOException, InterruptedException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--output";
        all[arguments.length + 1] = "json";
        CommandResult result = run(all);
        if (result.exitCode() != 0) {
            throw new AssertionError("phonebank " + String.join(" ", all) + " ended with " + result);
        }
        return JSON.readTree(result.lastLine());
    }
}
