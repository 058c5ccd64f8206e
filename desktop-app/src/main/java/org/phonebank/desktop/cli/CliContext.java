package org.phonebank.desktop.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.terminal.TerminalFacts;

/**
 * What a command gets from the process it runs in.
 *
 * @param charset of all three streams
 */
public record CliContext(
        DataFolder data,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Charset charset,
        TerminalFacts terminal,
        Interruption interruption,
        WindowOpener window) {}
