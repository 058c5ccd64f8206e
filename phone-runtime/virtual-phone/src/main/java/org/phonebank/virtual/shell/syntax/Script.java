package org.phonebank.virtual.shell.syntax;

import java.util.List;

/** Lists of commands, one after the other. */
public record Script(List<AndOrList> lists) {
    public static final Script EMPTY = new Script(List.of());

    public Script {
        lists = List.copyOf(lists);
    }
}
