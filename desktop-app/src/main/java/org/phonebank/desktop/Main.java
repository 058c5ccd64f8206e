package org.phonebank.desktop;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.phonebank.desktop.cli.CliContext;
import org.phonebank.desktop.cli.CommandLineApp;
import org.phonebank.desktop.cli.Interruption;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.runtime.Display;
import org.phonebank.desktop.terminal.TerminalFacts;
import org.phonebank.desktop.window.LabWindow;

/** Entry point of the process. Not a JavaFX application: one of those cannot be started from the class path. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        // gRPC keeps the desktop's key in a key store in memory, one for each phone; to derive its password's key 10000
        // times would cost each of them a third of a second and protect nothing.
        System.setProperty("keystore.pkcs12.keyPbeIterationCount", "1");
        Interruption interruption = new Interruption();
        interruption.install();
        Charset charset = charset();
        CliContext context = new CliContext(
                DataFolder.ofUser(),
                System.in,
                stream(FileDescriptor.out, charset),
                stream(FileDescriptor.err, charset),
                charset,
                TerminalFacts.ofProcess(),
                interruption,
                LabWindow::open);
        boolean opensWindow = arguments.length == 0 && Display.isPresent();
        int exitCode = new CommandLineApp(context).run(opensWindow ? new String[] {"window"} : arguments);
        interruption.finish();
        System.exit(exitCode);
    }

    /** Text is UTF-8 unless the terminal is known to want something else. */
    private static Charset charset() {
        String name = System.getProperty("native.encoding", "");
        boolean poor = name.isEmpty() || name.startsWith("ANSI_X3.4") || !Charset.isSupported(name);
        return poor ? StandardCharsets.UTF_8 : Charset.forName(name);
    }

    private static PrintStream stream(FileDescriptor descriptor, Charset charset) {
        return new PrintStream(new FileOutputStream(descriptor), false, charset);
    }
}
