package org.phonebank.virtual.shell;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.phonebank.virtual.files.PhonePaths;
import org.phonebank.virtual.shell.syntax.Assignment;
import org.phonebank.virtual.shell.syntax.Command;
import org.phonebank.virtual.shell.syntax.Parser;
import org.phonebank.virtual.shell.syntax.Script;
import org.phonebank.virtual.shell.syntax.ShellSyntaxException;
import org.phonebank.virtual.stream.BrokenPipeException;

/** Runs scripts on a phone. Stateless: what changes is in the {@link ShellContext}. */
public final class Shell {
    public static final int NOT_FOUND = 127;
    private static final int NOT_EXECUTABLE = 126;
    private static final int INTERRUPTED = 130;
    private static final int BROKEN_PIPE = 141;
    private static final int HUNG_UP = 129;

    /** Commands that start a process, or run another command that may. */
    private static final Set<String> OWN_NUMBER =
            Set.of("app_process", "app_process32", "app_process64", "nohup", "setsid", "env", "exec", "command", "sh");

    private final PhoneSystem system;
    private final Map<String, Builtin> builtins;
    private final ListRunner lists = new ListRunner(this);

    public Shell(PhoneSystem system, Map<String, Builtin> builtins) {
        this.system = system;
        this.builtins = Map.copyOf(builtins);
    }

    public PhoneSystem system() {
        return system;
    }

    /** Names of all commands, sorted. */
    public SortedSet<String> commands() {
        return new TreeSet<>(builtins.keySet());
    }

    /** Runs a script's text; an error of syntax is printed and gives 1. */
    public int run(String script, ShellContext context, ShellIo io) throws IOException, InterruptedException {
        try {
            return run(Parser.parse(script), context, io);
        } catch (ShellSyntaxException e) {
            complain(io, e.getMessage());
            context.lastExit(1);
            return 1;
        }
    }

    int run(Script script, ShellContext context, ShellIo io) throws IOException, InterruptedException {
        return lists.run(script, context, io);
    }

    int execute(Command command, ShellContext context, ShellIo outer) throws IOException, InterruptedException {
        if (context.session().isHungUp() && context.job().isEmpty()) {
            return HUNG_UP;
        }
        try (Redirector redirector = new Redirector(system.files(), context, new Expander(this, context, outer))) {
            ShellIo io;
            try {
                io = redirector.apply(command.redirections(), outer);
            } catch (Redirector.RedirectionException e) {
                complain(outer, e.getMessage());
                return 1;
            }
            return command instanceof Command.Simple simple
                    ? simple(simple, context, io)
                    : new Compound(this, context, io).run(command);
        }
    }

    private int simple(Command.Simple command, ShellContext context, ShellIo io)
            throws IOException, InterruptedException {
        Expander expander = new Expander(this, context, io);
        List<String> words = expander.words(command.words());
        Map<String, @Nullable String> before = new LinkedHashMap<>();
        for (Assignment assignment : command.assignments()) {
            before.putIfAbsent(assignment.name(), context.variables().get(assignment.name()));
            context.set(assignment.name(), expander.text(assignment.value()));
        }
        if (words.isEmpty()) {
            return command.words().isEmpty() ? 0 : context.lastExit();
        }
        try {
            return invoke(words, context, io);
        } finally {
            before.forEach((name, value) -> {
                if (value == null) {
                    context.variables().remove(name);
                } else {
                    context.variables().put(name, value);
                }
            });
        }
    }

    /** Runs a command by its words, of which there is at least one. */
    public int invoke(List<String> words, ShellContext context, ShellIo io) throws IOException, InterruptedException {
        String name = words.get(0);
        Builtin builtin = builtins.get(PhonePaths.name(name));
        if (builtin == null || name.isEmpty()) {
            return missing(name, context, io);
        }
        if (!OWN_NUMBER.contains(PhonePaths.name(name))) {
            context.job().ifPresent(job -> job.started(system.shellPids().incrementAndGet()));
        }
        OutputStream out = new BufferedOutputStream(io.out().stream());
        CommandCall call = new CommandCall(this, context, io, out, words);
        try {
            int code = builtin.run(call);
            out.flush();
            return code;
        } catch (BrokenPipeException e) {
            return BROKEN_PIPE;
        } catch (InterruptedIOException e) {
            return INTERRUPTED;
        } catch (IOException e) {
            complainOf(io, call.name(), e);
            return 1;
        } catch (IllegalArgumentException e) {
            complainOf(io, call.name(), e);
            return 1;
        }
    }

    private int missing(String name, ShellContext context, ShellIo io) throws IOException {
        if (name.contains("/") && system.files().exists(PhonePaths.absolute(context.workingFolder(), name))) {
            complain(io, name + ": can't execute: a virtual phone runs only its own commands and app_process");
            return NOT_EXECUTABLE;
        }
        complain(io, name + (name.contains("/") ? ": No such file or directory" : ": inaccessible or not found"));
        return NOT_FOUND;
    }

    private static void complainOf(ShellIo io, String name, Exception cause) throws IOException {
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        io.err().stream().write((name + ": " + text + '\n').getBytes(StandardCharsets.UTF_8));
    }

    static void complain(ShellIo io, @Nullable String message) throws IOException {
        io.err().stream().write(("/system/bin/sh: " + message + '\n').getBytes(StandardCharsets.UTF_8));
    }
}
