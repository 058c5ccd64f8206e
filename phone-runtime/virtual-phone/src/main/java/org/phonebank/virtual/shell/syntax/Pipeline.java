package org.phonebank.virtual.shell.syntax;

import java.util.List;

/** Commands connected by {@code |}; {@code !} before them turns the exit code round. */
public record Pipeline(boolean negated, List<Command> commands) {
    public Pipeline {
        commands = List.copyOf(commands);
    }
}
