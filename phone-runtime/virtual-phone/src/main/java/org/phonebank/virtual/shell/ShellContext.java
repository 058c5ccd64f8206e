package org.phonebank.virtual.shell;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Variables, working folder and exit code of a shell. A subshell works on a copy. For one thread. */
public final class ShellContext {
    /** Bounds what a script can pile up in memory. */
    static final int MAX_VARIABLE_CHARACTERS = 1 << 20;

    private static final int MAX_VARIABLES = 1000;

    private final ShellSession session;
    private final Map<String, String> variables;
    private final List<BackgroundJob> jobs = new ArrayList<>();
    private final @Nullable BackgroundJob job;
    private String workingFolder;
    private int lastExit;
    private boolean exiting;
    private boolean ignoresHangUp;

    public ShellContext(ShellSession session, Map<String, String> variables, String workingFolder) {
        this(session, new HashMap<>(variables), workingFolder, null);
    }

    private ShellContext(
            ShellSession session, Map<String, String> variables, String workingFolder, @Nullable BackgroundJob job) {
        this.session = session;
        this.variables = variables;
        this.workingFolder = workingFolder;
        this.job = job;
    }

    /** A copy for commands that change nothing outside. */
    public ShellContext subshell() {
        ShellContext copy = new ShellContext(session, new HashMap<>(variables), workingFolder, job);
        copy.lastExit = lastExit;
        copy.ignoresHangUp = ignoresHangUp;
        return copy;
    }

    /** The same shell in another session: its next line. */
    public ShellContext continuedIn(ShellSession next) {
        ShellContext continued = new ShellContext(next, variables, workingFolder, job);
        continued.lastExit = lastExit;
        continued.jobs.addAll(jobs);
        return continued;
    }

    ShellContext copyFor(BackgroundJob newJob) {
        return new ShellContext(session, new HashMap<>(variables), workingFolder, newJob);
    }

    public ShellSession session() {
        return session;
    }

    /** The background job that this runs in. */
    public Optional<BackgroundJob> job() {
        return Optional.ofNullable(job);
    }

    public Map<String, String> variables() {
        return variables;
    }

    public void set(String name, String value) {
        if (value.length() > MAX_VARIABLE_CHARACTERS || variables.size() >= MAX_VARIABLES) {
            throw new IllegalArgumentException("too much in variables");
        }
        variables.put(name, value);
    }

    public String workingFolder() {
        return workingFolder;
    }

    public void workingFolder(String folder) {
        workingFolder = folder;
    }

    public int lastExit() {
        return lastExit;
    }

    void lastExit(int code) {
        lastExit = code;
    }

    /** Has the shell end after the running command. */
    public void exit() {
        exiting = true;
    }

    public boolean isExiting() {
        return exiting;
    }

    public boolean ignoresHangUp() {
        return ignoresHangUp;
    }

    /** What {@code nohup} does. */
    public void ignoreHangUp() {
        ignoresHangUp = true;
    }

    List<BackgroundJob> jobs() {
        return jobs;
    }

    /** Waits for all background jobs of this shell. */
    public void awaitJobs() {
        jobs.forEach(BackgroundJob::awaitExit);
        jobs.clear();
    }
}
