package org.phonebank.virtual.adbd;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.phonebank.adb.wire.ShellPacket;
import org.phonebank.virtual.profile.PhoneProfile;
import org.phonebank.virtual.shell.Shell;
import org.phonebank.virtual.shell.ShellContext;
import org.phonebank.virtual.shell.ShellIo;
import org.phonebank.virtual.shell.ShellOutput;
import org.phonebank.virtual.shell.ShellSession;

/** {@code shell:} and {@code exec:}. */
record ShellService(Shell shell, ShellRequest request) implements AdbService {
    private static final int INTERRUPTED = 130;

    @Override
    public void run(AdbdStream stream) throws IOException, InterruptedException {
        OutputStream raw = stream.output();
        OutputStream out = request.packets() ? new PacketOutput(raw, ShellPacket.Id.STDOUT) : raw;
        OutputStream err = request.packets() ? new PacketOutput(raw, ShellPacket.Id.STDERR) : raw;
        int code;
        if (request.terminal()) {
            TerminalOutput terminal = new TerminalOutput(out);
            TerminalInput input = new TerminalInput(stream, request.packets(), terminal);
            code = new InteractiveShell(shell, stream, prompt())
                    .run(input.lines(), terminal, terminal, input::onInterrupt);
        } else {
            InputStream in = request.packets() ? new PacketInput(stream.input()) : stream.input();
            code = request.script().isEmpty()
                    ? new InteractiveShell(shell, stream, "").run(in, out, err, handler -> {})
                    : script(stream, new ShellIo(in, ShellOutput.to(out), ShellOutput.to(err)));
        }
        if (request.packets()) {
            raw.write(ShellPacket.exit(code));
        }
    }

    private int script(AdbdStream stream, ShellIo io) throws IOException {
        ShellSession session = new ShellSession();
        stream.whenClosed(session::hangUp);
        session.enter();
        try {
            int code = shell.run(request.script(), new ShellContext(session, variables(shell), "/"), io);
            session.awaitHolders();
            return code;
        } catch (InterruptedException e) {
            return INTERRUPTED;
        } finally {
            session.leave();
        }
    }

    private String prompt() {
        return shell.system().profile().device() + ":$PWD $ ";
    }

    /** What Android's shell begins with. */
    static Map<String, String> variables(Shell shell) {
        PhoneProfile profile = shell.system().profile();
        Map<String, String> variables = new HashMap<>();
        variables.put("HOME", "/");
        variables.put("HOSTNAME", profile.device());
        variables.put("PATH", "/product/bin:/system/bin:/vendor/bin");
        variables.put("PWD", "/");
        variables.put("SHELL", "/system/bin/sh");
        variables.put("TMPDIR", "/data/local/tmp");
        variables.put("USER", "shell");
        variables.put("0", "sh");
        variables.put("$", String.valueOf(shell.system().shellPids().incrementAndGet()));
        return variables;
    }
}
