package org.phonebank.provisioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.provisioner.device.PhoneVanishedException;
import org.phonebank.provisioner.device.ShellResult;
import org.phonebank.provisioner.fake.MemoryDevice;

/** On a phone in memory whose shell starts and ends workers as a script says. */
class ProvisionerTest {
    private static final String MARK = "\n\n==== phonebank ====\n";
    private static final Pattern RUN_ID = Pattern.compile("--run-id (\\S+)");
    private static final ShellResult NOTHING = new ShellResult(0, "", "");

    @TempDir
    Path folder;

    private final MemoryDevice device = new MemoryDevice("VP01");
    private final List<String> steps = new ArrayList<>();
    private final Provisioner provisioner = new Provisioner(new FakePause());
    private WorkerBundle bundle;
    private String host = "linux-x64";
    private int api = 28;
    private boolean workerListens = true;
    private boolean workerRuns;
    private boolean workerObeys = true;
    private String runId = "";
    private String startedProcess = "";

    /** Each pause moves time by its length. */
    private static final class FakePause implements Pause {
        private long now;

        @Override
        public void pause(Duration duration) {
            now += duration.toNanos();
        }

        @Override
        public long nanoTime() {
            return now;
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        Path jar = Files.writeString(folder.resolve("worker-0.1.0-bundle.jar"), "classes");
        Path library = Files.writeString(folder.resolve("libonnxruntime.so"), "native");
        bundle = new WorkerBundle("0.1.0", jar, Map.of("linux-x64", List.of(library)));
        device.freeKilobytes(1 << 20);
        device.onShell(this::shell);
    }

    @Test
    void takesAPhoneThroughAllSteps() throws Exception {
        ProvisionedPhone phone = provision();

        assertThat(steps)
                .containsExactly(
                        "CONNECT RUNNING",
                        "CONNECT DONE",
                        "INSPECT RUNNING",
                        "INSPECT DONE",
                        "PUSH_BUNDLE RUNNING",
                        "PUSH_BUNDLE DONE",
                        "PUSH_IDENTITY RUNNING",
                        "PUSH_IDENTITY DONE",
                        "STOP_OLD_WORKER RUNNING",
                        "STOP_OLD_WORKER SKIPPED",
                        "START_WORKER RUNNING",
                        "START_WORKER DONE",
                        "FORWARD RUNNING",
                        "FORWARD DONE");
        assertThat(phone.localPort()).isEqualTo(4712);
        assertThat(phone.runId()).isEqualTo(runId);
        assertThat(phone.facts().model()).isEqualTo("Pixel");
        assertThat(device.files().keySet())
                .anyMatch(path -> path.matches("/data/local/tmp/phonebank/bundle/[0-9a-f]{16}/worker.jar"))
                .anyMatch(path -> path.matches("/data/local/tmp/phonebank/bundle/[0-9a-f]{16}/libonnxruntime.so"));
        assertThat(device.text("/data/local/tmp/phonebank/tls.new/worker.key")).isEqualTo("KEY");
    }

    @Test
    void startsTheWorkerDetachedWithItsBundle() throws Exception {
        provision();

        String bundleFolder = device.files().keySet().stream()
                .filter(path -> path.endsWith("/worker.jar"))
                .map(path -> path.substring(0, path.lastIndexOf('/')))
                .findFirst()
                .orElseThrow();
        assertThat(device.commands())
                .contains("mkdir -p /data/local/tmp/phonebank/run /data/local/tmp/phonebank/models"
                        + " && cd /data/local/tmp/phonebank; mv -f /data/local/tmp/phonebank/worker.log"
                        + " /data/local/tmp/phonebank/worker.log.old 2>/dev/null; CLASSPATH=" + bundleFolder
                        + "/worker.jar LD_LIBRARY_PATH=" + bundleFolder
                        + " nohup app_process /data/local/tmp/phonebank org.phonebank.worker.WorkerMain"
                        + " --home /data/local/tmp/phonebank --run-id " + runId + " --parent-version '0.1.0'"
                        + " </dev/null >/data/local/tmp/phonebank/worker.log 2>&1 & echo $!");
    }

    @Test
    void theSecondTimeNothingIsCopiedAndTheOldWorkerIsStopped() throws Exception {
        provision();
        steps.clear();
        device.pushes().clear();

        provision();

        assertThat(steps).contains("PUSH_BUNDLE SKIPPED", "STOP_OLD_WORKER DONE");
        assertThat(device.pushes()).isEmpty();
        assertThat(device.commands()).contains("kill 99").doesNotContain("kill -9 99");
    }

    @Test
    void aWorkerThatDoesNotObeyIsForcedToEnd() throws Exception {
        ProvisionedPhone phone = provision();
        workerObeys = false;

        phone.stopWorker();

        assertThat(device.commands()).contains("kill 99", "kill -9 99");
    }

    @Test
    void aProcessThatIsNoWorkerIsLeftAlone() throws Exception {
        provision();
        workerRuns = false;
        device.commands().clear();

        provision();

        assertThat(device.commands()).noneMatch(command -> command.startsWith("kill"));
    }

    @Test
    void oldBundlesAreRemoved() throws Exception {
        provision();
        Files.writeString(bundle.jar(), "newer classes");
        device.commands().clear();

        provision();

        assertThat(device.commands())
                .filteredOn(command -> command.startsWith("rm -rf '"))
                .hasSize(1);
    }

    @Test
    void aWorkerThatDoesNotListenIsReportedWithItsLog() {
        workerListens = false;

        assertThatThrownBy(this::provision)
                .isInstanceOf(ProvisionException.class)
                .hasMessage("The worker on phone VP01 did not listen within 60 s; the end of its log:\n"
                        + "  Exception in thread \"main\"\n  java.lang.UnsatisfiedLinkError: dlopen");
        assertThat(steps).last().isEqualTo("START_WORKER FAILED");
    }

    @Test
    void aRealPhoneIsToldThatThereIsNoWorkerForItYet() {
        host = "";

        assertThatThrownBy(this::provision)
                .isInstanceOf(ProvisionException.class)
                .hasMessage("This version of Phonebank has no worker for real phones yet, so phone VP01 (Pixel) cannot "
                        + "be used; virtual phones can.");
        assertThat(steps).last().isEqualTo("INSPECT FAILED");
    }

    @Test
    void anAndroidThatIsTooOldIsRefused() {
        api = 25;

        assertThatThrownBy(this::provision)
                .isInstanceOf(ProvisionException.class)
                .hasMessage("Phone VP01 runs Android 7.1; workers need Android 8 or newer.");
    }

    @Test
    void aBrokenPushCanBeRetried() throws Exception {
        device.cutAfterPushes(1);
        assertThatThrownBy(this::provision).isInstanceOf(PhoneVanishedException.class);
        assertThat(steps).last().isEqualTo("PUSH_BUNDLE FAILED");
        device.pushes().clear();

        provision();

        assertThat(device.pushes()).singleElement().asString().endsWith("/libonnxruntime.so.part");
    }

    @Test
    void cancellingIsAFailedStepAndAnException() {
        assertThatThrownBy(() -> provisioner.provision(
                        serial -> device,
                        "VP01",
                        bundle,
                        facts -> new WorkerIdentityFiles("CA", "CERT", "KEY"),
                        (serial, step, state, fraction, text) -> steps.add(step + " " + state),
                        () -> steps.contains("PUSH_IDENTITY RUNNING")))
                .isInstanceOf(CancellationException.class);
        assertThat(steps).last().isEqualTo("PUSH_IDENTITY FAILED");
    }

    @Test
    void aWorkerThatIsCancelledWhileItStartsDoesNotGoOn() {
        workerListens = false;
        startedProcess = "98\n";

        assertThatThrownBy(() -> provisioner.provision(
                        serial -> device,
                        "VP01",
                        bundle,
                        facts -> new WorkerIdentityFiles("CA", "CERT", "KEY"),
                        ProvisionListener.NONE,
                        () -> !runId.isEmpty()))
                .isInstanceOf(CancellationException.class);

        assertThat(device.commands())
                .last()
                .isEqualTo("kill -9 98 2>/dev/null; rm -f /data/local/tmp/phonebank/run/" + runId + ".json");
    }

    private ProvisionedPhone provision() throws Exception {
        return provisioner.provision(
                serial -> device,
                "VP01",
                bundle,
                facts -> new WorkerIdentityFiles("CA", "CERT", "KEY"),
                (serial, step, state, fraction, text) -> {
                    String line = step + " " + state;
                    if (steps.isEmpty() || !steps.get(steps.size() - 1).equals(line)) {
                        steps.add(line);
                    }
                },
                () -> false);
    }

    private @Nullable ShellResult shell(String command) {
        if (command.startsWith("getprop")) {
            return new ShellResult(0, facts(), "");
        }
        if (command.contains("nohup app_process")) {
            Matcher matcher = RUN_ID.matcher(command);
            assertThat(matcher.find()).isTrue();
            runId = matcher.group(1);
            workerRuns = workerListens;
            return new ShellResult(0, startedProcess, "");
        }
        if (command.startsWith("ls /data/local/tmp/phonebank/run")) {
            return new ShellResult(0, runId.isEmpty() ? "" : runId + ".json\n", "");
        }
        if (command.startsWith("ls /data/local/tmp/phonebank/bundle")) {
            return new ShellResult(0, bundleNames(), "");
        }
        if (command.startsWith("cat ") && command.contains("/run/")) {
            return workerListens && !runId.isEmpty() ? new ShellResult(0, "{\"port\":4711,\"pid\":99}", "") : NOTHING;
        }
        if (command.startsWith("cat /proc/99/cmdline")) {
            String line = "app_process\0org.phonebank.worker.WorkerMain\0--run-id\0" + runId;
            return new ShellResult(0, workerRuns ? line : "com.android.phone", "");
        }
        if (command.startsWith("kill")) {
            workerRuns = workerRuns && !workerObeys && !command.startsWith("kill -9");
            return NOTHING;
        }
        if (command.startsWith("tail")) {
            return new ShellResult(
                    0, "Exception in thread \"main\"\n\u001bjava.lang.UnsatisfiedLinkError: dlopen\n", "");
        }
        return null;
    }

    private String bundleNames() {
        StringBuilder names = new StringBuilder();
        for (String path : device.files().keySet()) {
            if (path.startsWith(WorkerHome.BUNDLES) && path.endsWith(".jar")) {
                names.append(path.split("/", -1)[6]).append('\n');
            }
        }
        return names.toString();
    }

    private String facts() {
        String virtual = host.isEmpty() ? "" : "[ro.phonebank.virtual]: [1]\n[ro.phonebank.host]: [" + host + "]\n";
        return String.join(
                MARK,
                virtual + "[ro.product.model]: [Pixel]\n[ro.build.version.release]: [" + (api == 25 ? "7.1" : "9")
                        + "]\n[ro.build.version.sdk]: [" + api + "]\n",
                "MemTotal: 4000000 kB\nMemAvailable: 2000000 kB\n",
                "Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/x 9 9 1000000 1% /data\n",
                "level: 50\nscale: 100\n",
                "",
                "4\n");
    }
}
