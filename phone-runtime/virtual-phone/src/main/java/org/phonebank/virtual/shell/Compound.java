package org.phonebank.virtual.shell;

import java.io.IOException;
import org.phonebank.virtual.shell.syntax.Command;

/** Runs groups, conditions and loops. */
final class Compound {
    /** A loop of a script that goes on longer is a mistake, or malice. */
    private static final int MAX_ROUNDS = 1_000_000;

    private final Shell shell;
    private final ShellContext context;
    private final ShellIo io;

    Compound(Shell shell, ShellContext context, ShellIo io) {
        this.shell = shell;
        this.context = context;
        this.io = io;
    }

    int run(Command command) throws IOException, InterruptedException {
        if (command instanceof Command.Group group) {
            return shell.run(group.body(), group.subshell() ? context.subshell() : context, io);
        }
        if (command instanceof Command.If choice) {
            boolean holds = shell.run(choice.condition(), context, io) == 0;
            return context.isExiting()
                    ? context.lastExit()
                    : shell.run(holds ? choice.then() : choice.otherwise(), context, io);
        }
        if (command instanceof Command.While loop) {
            return whileLoop(loop);
        }
        if (command instanceof Command.For loop) {
            return forLoop(loop);
        }
        throw new IllegalArgumentException("no command: " + command);
    }

    private int whileLoop(Command.While loop) throws IOException, InterruptedException {
        int code = 0;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            boolean holds = shell.run(loop.condition(), context, io) == 0;
            if (holds == loop.until() || stops()) {
                return code;
            }
            code = shell.run(loop.body(), context, io);
            if (stops()) {
                return code;
            }
        }
        Shell.complain(io, "a loop went round more than " + MAX_ROUNDS + " times");
        return 1;
    }

    private int forLoop(Command.For loop) throws IOException, InterruptedException {
        int code = 0;
        for (String word : new Expander(shell, context, io).words(loop.words())) {
            context.set(loop.name(), word);
            code = shell.run(loop.body(), context, io);
            if (stops()) {
                break;
            }
        }
        return code;
    }

    private boolean stops() {
        return context.isExiting()
                || (context.session().isHungUp() && context.job().isEmpty());
    }
}
