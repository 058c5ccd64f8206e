package org.phonebank.provisioner;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.phonebank.provisioner.device.AdbDevice;
import org.phonebank.provisioner.device.AdbException;
import org.phonebank.provisioner.device.DeviceText;
import org.phonebank.provisioner.device.PhoneAdvice;
import org.phonebank.provisioner.device.PhoneProblem;
import org.phonebank.provisioner.device.ShellResult;
import org.phonebank.provisioner.device.ShellText;

/** Starts and stops worker processes on one phone. */
final class WorkerControl {
    private static final String MAIN_CLASS = "org.phonebank.worker.WorkerMain";
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(20);
    /** A signal ends a worker at once, unless it hangs. */
    private static final Duration TIME_TO_OBEY = Duration.ofSeconds(1);

    private static final Duration TIME_TO_END = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern PROCESS_ID = Pattern.compile("[1-9][0-9]{0,9}");
    private static final int MAX_RUN_FILES = 100;
    private static final int LOG_LINES = 12;
    private static final int LOG_LINE_LENGTH = 300;

    private final AdbDevice device;
    private final Pause pause;

    WorkerControl(AdbDevice device, Pause pause) {
        this.device = device;
        this.pause = pause;
    }

    /**
     * Ends every worker that has a run file, and removes the files.
     *
     * @return how many were running
     */
    int stopAll() throws AdbException, ProvisionException {
        int stopped = 0;
        for (String runId : runIds()) {
            if (stop(runId)) {
                stopped++;
            }
        }
        return stopped;
    }

    private List<String> runIds() throws AdbException {
        List<String> runIds = new ArrayList<>();
        for (String name :
                shell("ls " + WorkerHome.RUN + " 2>/dev/null").stdout().split("\\s+", -1)) {
            String runId = name.endsWith(".json") ? name.substring(0, name.length() - ".json".length()) : "";
            if (RUN_ID.matcher(runId).matches() && runIds.size() < MAX_RUN_FILES) {
                runIds.add(runId);
            }
        }
        return runIds;
    }

    /**
     * Ends one worker: asks, then forces.
     *
     * @return whether it was running
     */
    boolean stop(String runId) throws AdbException, ProvisionException {
        Optional<RunFile> run = read(runId);
        boolean running = run.isPresent() && isWorker(run.get().pid(), runId);
        if (running) {
            int pid = run.get().pid();
            shell("kill " + pid);
            if (!endedWithin(TIME_TO_OBEY, pid, runId)) {
                shell("kill -9 " + pid);
                if (!endedWithin(TIME_TO_END, pid, runId)) {
                    throw new ProvisionException(
                            device.serial(), PhoneAdvice.of(PhoneProblem.OLD_WORKER, pid, device.serial()));
                }
            }
        }
        shell("rm -f " + WorkerHome.runFile(runId));
        return running;
    }

    /** A process id alone is no proof: after a restart of the phone it may belong to anything. */
    private boolean isWorker(int pid, String runId) throws AdbException {
        String commandLine = shell("cat /proc/" + pid + "/cmdline 2>/dev/null").stdout();
        return commandLine.contains(MAIN_CLASS) && commandLine.contains(runId);
    }

    private boolean endedWithin(Duration limit, int pid, String runId) throws AdbException {
        long start = pause.nanoTime();
        while (isWorker(pid, runId)) {
            if (pause.nanoTime() - start > limit.toNanos()) {
                return false;
            }
            waitABit();
        }
        return true;
    }

    /** Starts a worker that does not depend on the ADB connection, and waits until it listens. */
    RunFile start(WorkerStart start, Duration deadline, BooleanSupplier cancelled)
            throws AdbException, ProvisionException {
        ShellResult result = shell(start.command());
        if (!result.succeeded()) {
            throw new ProvisionException(
                    device.serial(),
                    PhoneAdvice.of(
                            PhoneProblem.WORKER_NOT_STARTED,
                            device.serial(),
                            DeviceText.line(result.stderr() + " " + result.stdout(), LOG_LINE_LENGTH)));
        }
        String processId = result.stdout().strip();
        String whenNotListening = PROCESS_ID.matcher(processId).matches()
                ? " || kill -0 " + processId + " 2>/dev/null || echo ended"
                : "";
        String question = "cat " + WorkerHome.runFile(start.runId()) + " 2>/dev/null" + whenNotListening;
        try {
            return awaitRunFile(question, deadline, cancelled);
        } catch (AdbException | ProvisionException | CancellationException e) {
            if (!whenNotListening.isEmpty()) {
                endStarted(processId, start.runId(), e);
            }
            throw e;
        }
    }

    /** A worker that nobody waits for any more would go on, without a file that a later start could find it by. */
    private void endStarted(String processId, String runId, Exception reason) {
        // An interrupt that cancelled the start must not stop this.
        boolean interrupted = Thread.interrupted();
        try {
            shell("kill -9 " + processId + " 2>/dev/null; rm -f " + WorkerHome.runFile(runId));
        } catch (AdbException e) {
            reason.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RunFile awaitRunFile(String question, Duration deadline, BooleanSupplier cancelled)
            throws AdbException, ProvisionException {
        long begin = pause.nanoTime();
        while (true) {
            if (cancelled.getAsBoolean()) {
                throw new CancellationException("Cancelled while the worker on " + device.serial() + " was starting.");
            }
            String answer = shell(question).stdout();
            Optional<RunFile> run = RunFile.parse(answer);
            if (run.isPresent()) {
                return run.get();
            }
            if (answer.strip().equals("ended")) {
                throw notStarted(PhoneAdvice.of(PhoneProblem.WORKER_ENDED, device.serial(), log()));
            }
            if (pause.nanoTime() - begin > deadline.toNanos()) {
                throw notStarted(PhoneAdvice.of(
                        PhoneProblem.WORKER_NOT_LISTENING, device.serial(), deadline.toSeconds(), log()));
            }
            waitABit();
        }
    }

    private ProvisionException notStarted(PhoneAdvice advice) {
        return new ProvisionException(device.serial(), advice, true);
    }

    private PhoneAdvice log() throws AdbException {
        String log = shell("tail -n " + LOG_LINES + " " + WorkerHome.LOG + " 2>/dev/null")
                .stdout();
        StringBuilder lines = new StringBuilder();
        log.lines()
                .limit(LOG_LINES)
                .map(line -> DeviceText.line(line, LOG_LINE_LENGTH))
                .filter(line -> !line.isEmpty())
                .forEach(line -> lines.append("\n  ").append(line));
        return lines.isEmpty()
                ? PhoneAdvice.of(PhoneProblem.NO_LOG, WorkerHome.LOG)
                : PhoneAdvice.of(PhoneProblem.LOG, lines);
    }

    private Optional<RunFile> read(String runId) throws AdbException {
        return RunFile.parse(shell("cat " + ShellText.quote(WorkerHome.runFile(runId)) + " 2>/dev/null")
                .stdout());
    }

    private ShellResult shell(String command) throws AdbException {
        return device.shell(command, COMMAND_LIMIT);
    }

    private void waitABit() {
        try {
            pause.pause(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled =
                    new CancellationException("Interrupted while waiting for the worker on " + device.serial() + ".");
            cancelled.initCause(e);
            throw cancelled;
        }
    }
}
