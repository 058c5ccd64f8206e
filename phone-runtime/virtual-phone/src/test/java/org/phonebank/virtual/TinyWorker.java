package org.phonebank.virtual;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Stands in for the worker: says what it was started with, then waits or works until it is killed. */
public final class TinyWorker {
    private TinyWorker() {}

    public static void main(String[] args) throws Exception {
        List<String> arguments = List.of(args);
        Path root = Path.of(arguments.get(arguments.indexOf("--root") + 1));
        Path started = root.resolve("data/local/tmp/started");
        Files.writeString(
                root.resolve("data/local/tmp/started.part"),
                String.valueOf(ProcessHandle.current().pid()));
        Files.move(root.resolve("data/local/tmp/started.part"), started);
        System.out.println("arguments " + arguments.subList(0, arguments.indexOf("--root")));
        System.out.println("natives " + System.getProperty("onnxruntime.native.path", "none"));
        System.err.println("to the errors");
        if (arguments.contains("--exit")) {
            System.exit(Integer.parseInt(arguments.get(arguments.indexOf("--exit") + 1)));
        }
        while (!arguments.contains("--busy")) {
            Thread.sleep(Long.MAX_VALUE);
        }
        long sum = 0;
        while (true) {
            sum += System.nanoTime();
            if (sum == 42) {
                System.out.println(sum);
            }
        }
    }
}
