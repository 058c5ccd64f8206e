package org.phonebank.desktop.lab;

/** The named steps of the main flow, in the order in which a phone passes them. */
public enum LabStep {
    /** For the whole lab: virtual phones are started. */
    START_PHONES("Start virtual phones"),
    /** For the whole lab. */
    FIND_PHONES("Find phones"),
    CONNECT("Connect"),
    INSPECT("Inspect"),
    PUSH_WORKER("Push worker"),
    PUSH_CERTIFICATE("Push certificate"),
    START_WORKER("Start worker"),
    SELF_TEST("Self-test"),
    /** For the whole lab: the model is cut and quantized. */
    CUT_MODEL("Cut model"),
    /** For the whole lab. */
    PLACE_LAYERS("Place layers"),
    PUSH_SHARD("Push shard"),
    LOAD_SHARD("Load shard");

    private final String title;

    LabStep(String title) {
        this.title = title;
    }

    /** English words for logs and the terminal; the window has its own in its message bundle. */
    public String title() {
        return title;
    }
}
