package org.phonebank.virtual.process;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.phonebank.virtual.guard.ProcessGuard;
import org.phonebank.virtual.process.AppProcess.OutputFile;

/** Starts what {@code app_process} would start on a phone, as a Java process of this machine. */
public final class AppProcessStarter {
    private static final boolean POSIX = File.separatorChar == '/';
    private static final String GUARD_FILE = ProcessGuard.class.getName().replace('.', '/') + ".class";

    private final Path storage;
    private final Path guardFolder;
    private final ProcessTable table;

    /**
     * A starter for one phone.
     *
     * @param guardFolder a folder in the storage for the guard's class
     */
    public AppProcessStarter(Path storage, Path guardFolder, ProcessTable table) throws IOException {
        this.storage = storage;
        this.guardFolder = guardFolder;
        this.table = table;
        Path target = guardFolder.resolve(GUARD_FILE);
        Files.createDirectories(target.getParent());
        try (InputStream in = ProcessGuard.class.getResourceAsStream("/" + GUARD_FILE)) {
            if (in == null) {
                throw new FileNotFoundException("The class of the process guard is missing from this program.");
            }
            Files.write(target, in.readAllBytes());
        }
    }

    /** Starts it; the process ends with the phone. */
    public PhoneProcess start(AppProcess app) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(app));
        builder.directory(storage.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JDK_JAVA_OPTIONS");
        builder.redirectErrorStream(app.output().isPresent() && app.output().equals(app.errors()));
        app.output().ifPresent(file -> builder.redirectOutput(redirect(file)));
        app.errors().ifPresent(file -> builder.redirectError(redirect(file)));
        PhoneProcess process = new PhoneProcess(
                builder.start(),
                app.name(),
                app.name() + " " + app.mainClass() + " " + String.join(" ", app.arguments()));
        boolean taken = false;
        try {
            taken = table.add(process);
        } finally {
            // Also when the table could not write, as on a full disk.
            if (!taken) {
                process.signal(Signals.KILL);
            }
        }
        if (!taken) {
            throw new IOException("The phone cannot run more than " + ProcessTable.MAX_PROCESSES + " processes.");
        }
        return process;
    }

    private static Redirect redirect(OutputFile target) {
        return target.append()
                ? Redirect.appendTo(target.file().toFile())
                : Redirect.to(target.file().toFile());
    }

    private List<String> command(AppProcess app) {
        List<String> command = new ArrayList<>();
        if (POSIX) {
            // Ctrl+C in the desktop's terminal goes to its whole process group, but no phone would notice it.
            command.addAll(List.of("/bin/sh", "-c", "trap '' INT; exec \"$@\"", "app_process"));
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As on Android, a signal ends the process at once. Java's orderly end would pull ONNX Runtime away from under
        // a running computation, which then crashes.
        command.add("-Xrs");
        // How much memory may be used is for the phone to say, not for a limit that follows from the heap.
        command.add("-XX:MaxDirectMemorySize=64g");
        // Many of these run beside each other for a short time: a small, quickly started machine for each.
        command.addAll(
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData", "-Xmx512m"));
        command.add("-cp");
        List<Path> classPath = new ArrayList<>(app.classPath());
        classPath.add(guardFolder);
        command.add(join(classPath));
        app.properties().forEach((name, value) -> command.add("-D" + name + "=" + value));
        Optional<Path> libraries = app.libraryPath().stream().findFirst();
        libraries.ifPresent(folder -> command.add("-Donnxruntime.native.path=" + folder));
        if (libraries.isPresent()) {
            command.add("-Djava.library.path=" + join(app.libraryPath()));
        }
        command.add(ProcessGuard.class.getName());
        command.add(app.mainClass());
        command.addAll(app.arguments());
        command.add("--root");
        command.add(storage.toString());
        return command;
    }

    private static String join(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
