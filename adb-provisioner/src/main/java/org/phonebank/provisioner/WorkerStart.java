package org.phonebank.provisioner;

import org.phonebank.provisioner.device.ShellText;

/**
 * How a worker is started.
 *
 * @param bundleFolder the folder on the phone with the jar and the native libraries
 */
record WorkerStart(String runId, String version, String bundleFolder) {
    static final String JAR = "worker.jar";

    /** Prints the process id, where the phone's shell tells it. */
    String command() {
        return "mkdir -p " + WorkerHome.RUN + " " + WorkerHome.MODELS + " && cd " + WorkerHome.HOME
                + "; mv -f " + WorkerHome.LOG + " " + WorkerHome.OLD_LOG + " 2>/dev/null; "
                + "CLASSPATH=" + bundleFolder + "/" + JAR + " LD_LIBRARY_PATH=" + bundleFolder
                + " nohup app_process " + WorkerHome.HOME + " org.phonebank.worker.WorkerMain"
                + " --home " + WorkerHome.HOME
                + " --run-id " + runId
                + " --parent-version " + ShellText.quote(version)
                + " </dev/null >" + WorkerHome.LOG + " 2>&1 & echo $!";
    }
}
