package org.phonebank.virtual.shell.command;

import java.util.List;

/** Processes that every Android has, for {@code ps} and {@code pidof}. */
record SystemProcess(long pid, String user, String name) {
    static final List<SystemProcess> ALL = List.of(
            new SystemProcess(1, "root", "init"),
            new SystemProcess(2, "root", "kthreadd"),
            new SystemProcess(321, "system", "servicemanager"),
            new SystemProcess(574, "root", "zygote64"),
            new SystemProcess(1187, "system", "system_server"),
            new SystemProcess(1201, "shell", "adbd"));
}
