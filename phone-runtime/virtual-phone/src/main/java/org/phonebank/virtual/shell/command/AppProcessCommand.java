package org.phonebank.virtual.shell.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.phonebank.virtual.process.AppProcess;
import org.phonebank.virtual.process.AppProcess.OutputFile;
import org.phonebank.virtual.process.PhoneProcess;
import org.phonebank.virtual.shell.Builtin;
import org.phonebank.virtual.shell.CommandCall;
import org.phonebank.virtual.shell.ShellOutput;
import org.phonebank.virtual.stream.DaemonThreads;

/**
 * {@code CLASSPATH=JAR [LD_LIBRARY_PATH=DIR] app_process [-Dname=value] FOLDER CLASS [ARGUMENT…]}: runs a Java class as
 * a process of this machine. It gets no standard input.
 */
final class AppProcessCommand implements Builtin {
    private static final Pattern CLASS_NAME = Pattern.compile("[A-Za-z_$][\\w$]*(\\.[A-Za-z_$][\\w$]*)*");

    @Override
    public int run(CommandCall call) throws IOException, InterruptedException {
        AppProcessArguments arguments = AppProcessArguments.parse(call.arguments());
        if (!CLASS_NAME.matcher(arguments.mainClass()).matches()) {
            return call.fail("Error: no class name or --zygote supplied.");
        }
        List<Path> classPath = hostPaths(call, "CLASSPATH");
        for (Path entry : classPath) {
            if (!Files.isReadable(entry)) {
                return call.fail("ClassNotFoundException: " + arguments.mainClass() + " is not in CLASSPATH="
                        + call.context().variables().get("CLASSPATH"));
            }
        }
        AppProcess app = new AppProcess(
                arguments.niceName().orElse(call.name()),
                arguments.mainClass(),
                arguments.arguments(),
                classPath,
                hostPaths(call, "LD_LIBRARY_PATH"),
                arguments.properties(),
                file(call.io().out()),
                file(call.io().err()));
        return waitFor(call, app, call.system().starter().start(app));
    }

    private static int waitFor(CommandCall call, AppProcess app, PhoneProcess process)
            throws IOException, InterruptedException {
        call.context().job().ifPresent(job -> job.started(process.pid()));
        boolean tied = call.context().job().isEmpty() && !call.context().ignoresHangUp();
        if (tied) {
            call.context().session().addForeground(process);
        }
        try {
            List<Future<?>> pumps = new ArrayList<>();
            if (app.output().isEmpty()) {
                pumps.add(pump(process.output(), call.io().out().stream()));
            }
            if (app.errors().isEmpty()) {
                pumps.add(pump(process.errors(), call.io().err().stream()));
            }
            int code = process.waitFor();
            for (Future<?> pump : pumps) {
                pump.get();
            }
            return code;
        } catch (ExecutionException e) {
            throw new IOException("its output cannot be read", e.getCause());
        } finally {
            call.context().session().removeForeground(process);
        }
    }

    /** Copies until the process ends its output, or nobody reads the copy; then it writes into nothing. */
    private static Future<?> pump(InputStream from, OutputStream to) {
        return DaemonThreads.submit("virtual-phone-output", () -> {
            byte[] buffer = new byte[8 << 10];
            boolean heard = true;
            try (from) {
                int count;
                while ((count = from.read(buffer)) >= 0) {
                    if (heard) {
                        heard = copy(buffer, count, to);
                    }
                }
            } catch (IOException e) {
                // The process was killed while we read: what it wrote until then was copied.
                return;
            }
        });
    }

    private static boolean copy(byte[] buffer, int count, OutputStream to) {
        try {
            to.write(buffer, 0, count);
            to.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<OutputFile> file(ShellOutput output) {
        // Appended to, because the shell has opened, and if asked emptied, the file already.
        return output.hostFile().map(file -> new OutputFile(file, true));
    }

    private static List<Path> hostPaths(CommandCall call, String variable) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String entry :
                call.context().variables().getOrDefault(variable, "").split(":", -1)) {
            if (!entry.isEmpty()) {
                paths.add(call.files().host(call.path(entry)));
            }
        }
        return paths;
    }
}
