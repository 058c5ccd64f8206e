package org.phonebank.virtual.shell.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.phonebank.virtual.device.DeviceProperties;
import org.phonebank.virtual.device.DeviceState;
import org.phonebank.virtual.device.LiveFiles;
import org.phonebank.virtual.files.PhoneFiles;
import org.phonebank.virtual.process.AppProcessStarter;
import org.phonebank.virtual.process.ProcessTable;
import org.phonebank.virtual.profile.PhoneProfile;
import org.phonebank.virtual.profile.PhoneProfiles;
import org.phonebank.virtual.shell.PhoneSystem;
import org.phonebank.virtual.shell.Shell;
import org.phonebank.virtual.shell.ShellContext;
import org.phonebank.virtual.shell.ShellIo;
import org.phonebank.virtual.shell.ShellOutput;
import org.phonebank.virtual.shell.ShellSession;

/** A phone's shell without a phone around it, at 2026-01-02 03:04:05 UTC. */
final class ShellFixture {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    private final PhoneFiles files;
    private final Shell shell;

    /** What a script did. */
    record Result(int exitCode, String stdout, String stderr) {}

    ShellFixture(Path storage) throws IOException {
        PhoneProfile profile = PhoneProfiles.byId("pixel").orElseThrow().withStorageBytes(1 << 20);
        InstantSource clock = InstantSource.fixed(NOW);
        ProcessTable processes = new ProcessTable(storage.resolve("proc"));
        DeviceState device = new DeviceState(profile, clock, processes::use);
        LiveFiles live = new LiveFiles(storage, profile, device);
        live.writeAll();
        files = new PhoneFiles(storage, profile.storageBytes(), live::refresh);
        shell = new Shell(
                new PhoneSystem(
                        profile,
                        files,
                        device,
                        new DeviceProperties(profile, "VP01", "linux-x64"),
                        processes,
                        new AppProcessStarter(storage, storage.resolve("system/framework/guard"), processes),
                        clock,
                        new AtomicLong(5000)),
                Builtins.all());
    }

    PhoneFiles files() {
        return files;
    }

    Result run(String script) throws IOException, InterruptedException {
        return run(script, "");
    }

    Result run(String script, String input) throws IOException, InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ShellSession session = new ShellSession();
        ShellContext context = new ShellContext(session, Map.of("HOME", "/"), "/data/local/tmp");
        int code = shell.run(
                script,
                context,
                new ShellIo(
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        ShellOutput.to(out),
                        ShellOutput.to(err)));
        session.awaitHolders();
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    String out(String script) throws IOException, InterruptedException {
        return run(script).stdout();
    }
}
