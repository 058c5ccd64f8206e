package org.phonebank.provisioner;

/** Where things are on a phone. */
public final class WorkerHome {
    /** The folder that everything is in; shell users may write there without root. */
    public static final String HOME = "/data/local/tmp/phonebank";

    public static final String MODELS = HOME + "/models";

    /** Output of the worker that runs, or ran last. */
    public static final String LOG = HOME + "/worker.log";

    static final String OLD_LOG = HOME + "/worker.log.old";
    static final String BUNDLES = HOME + "/bundle";
    static final String TLS = HOME + "/tls";
    static final String RUN = HOME + "/run";

    private WorkerHome() {}

    static String runFile(String runId) {
        return RUN + "/" + runId + ".json";
    }
}
