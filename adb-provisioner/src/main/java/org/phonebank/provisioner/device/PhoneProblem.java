package org.phonebank.provisioner.device;

/**
 * What is wrong with a phone or on the way to it and what to do, and parts of that; each says which arguments it has.
 */
public enum PhoneProblem {
    /** What. */
    OTHER("{0}"),

    /** Address. */
    CONNECTING("Connecting to {0}."),
    /** Address. */
    NOTHING_ANSWERS(
            "Nothing answers at {0}; check that the phone is on, in the same network and in \"adb tcpip\" mode."),
    WANTS_PAIRING("It wants a pairing, which only a newer adb can do; connect it with \"adb pair\" or by USB."),
    UNAUTHORIZED("The phone does not trust this computer yet; unlock it and allow USB debugging on its screen."),
    SERVER_CONNECTS("The adb server is connecting to the phone."),
    OFFLINE("The phone does not answer; unplug it and plug it in again, or turn USB debugging off and on."),
    /** Mode. */
    OTHER_MODE("The phone is in {0} mode; start it normally."),
    /** State. */
    UNKNOWN_STATE("The adb server says \"{0}\"; unplug the phone and plug it in again."),
    ASKED("The phone is being asked for its serial number."),
    NO_PERMISSION(
            "This computer does not let adb use the USB device; on Linux install the package android-sdk-platform-tools-common,"
                    + " join the group plugdev, log in again and replug the phone."),
    UNPLUGGED("The phone was unplugged; plug it in again to use it."),
    GONE("The phone is gone; plug its cable in again or bring it back to the Wi-Fi to use it."),
    /** Address of the way that is used. */
    SAME_PHONE("This is the same phone as {0}, which is used; nothing to do."),

    /** Address. */
    NO_SERVER("No adb server answers on {0}; start it with \"adb start-server\"."),
    /** What it says. */
    SERVER_VERSION("The adb server calls its version \"{0}\"."),
    /** Address, why. */
    SERVER_CANNOT_CONNECT("The adb server cannot connect to {0}: {1}."),
    /** Serial. */
    BROKE_AT_SERVER("The connection to phone {0} through the adb server broke; plug it in again or check its Wi-Fi."),
    /** Serial. */
    NOT_TRUSTED("Phone {0} does not trust this computer yet; unlock it and allow USB debugging."),
    /** Serial, why. */
    NOT_AT_SERVER("Phone {0} is not connected ({1}); plug it in again or check its Wi-Fi."),
    /** Serial, why. */
    REQUEST_REFUSED("The adb server or phone {0} refused a request: {1}."),

    /** Serial. */
    NOT_CONNECTED("Phone {0} is not connected; plug it in or add its address."),
    /** Serial, why. */
    NOT_READY("Phone {0} cannot be used yet: {1}"),
    /** Serial, service. */
    SERVICE_REFUSED("Phone {0} refused the service \"{1}\"."),
    /** Serial. */
    NO_ANSWER("Phone {0} is connected but does not answer; restart it if this stays."),
    /** Serial, seconds. */
    COMMAND_TOO_SLOW(
            "Phone {0} did not answer within {1} s (running a command); check its cable or Wi-Fi and try again."),
    /** Serial, seconds, file. */
    COPY_TOO_SLOW("Phone {0} did not answer within {1} s (copying {2}); check its cable or Wi-Fi and try again."),
    /** Serial, why. */
    NO_PORT("This computer has no free port for phone {0}: {1}."),
    /** Serial, how. */
    NOT_ADB("Phone {0} does not speak ADB as expected: {1}"),
    /** Serial. */
    BROKE("The connection to phone {0} broke; plug it in again or check its Wi-Fi."),
    /** Serial. */
    CLOSED("The connection to phone {0} was closed here; open it again."),
    /** Serial. */
    NO_SHELL("Phone {0} has no shell with exit codes; it needs Android 7 or newer."),
    /** Serial, what. */
    NOT_TOLD("Phone {0} does not tell {1}; it cannot be used."),
    PROPERTIES("the list of its properties"),
    MEMORY("its memory (/proc/meminfo)"),
    STORAGE("its free storage (df /data/local/tmp)"),
    VERSION("its Android version (ro.build.version.sdk)"),
    HOST("the computer it runs on (ro.phonebank.host)"),

    /** Serial, megabytes, files. */
    NO_ROOM(
            "Phone {0} has too little free storage: {1} MB more are needed for the {2} files to copy; free some on it."),
    /** Serial, mebibytes, file. */
    FULL("Phone {0} is full: at least {1} MiB are missing for {2}; free some storage on it."),
    /** Serial, file, why. */
    NOT_WRITTEN("On phone {0}, {1} cannot be written: {2}."),
    /** Serial, file, why. */
    NOT_READ("On phone {0}, {1} cannot be read: {2}."),
    /** Serial, why. */
    FOLDER_NOT_MADE("Phone {0} cannot make a folder: {1}."),
    /** Serial, why. */
    REST_STAYS("Phone {0} cannot remove what a broken copy left: {1}."),
    /** Serial, why. */
    DAMAGED_STAYS("Phone {0} cannot remove a damaged copy: {1}."),
    /** Serial, why. */
    NOT_RENAMED("Phone {0} cannot rename a file: {1}."),
    /** File, serial. */
    DIFFERS(
            "The copy of {0} on phone {1} differs from the file here; if the file did not change meanwhile, check cable and"
                    + " storage and try again."),
    /** File on the phone, why. */
    SOURCE_NOT_READ("A file for {0} cannot be read: {1}."),
    /** File on the phone, why. */
    COPY_NOT_WRITTEN("The copy of {0} cannot be written: {1}."),
    /** File here, why. */
    FILE_NOT_READ("The file {0} cannot be read: {1}."),
    /** File here, why. */
    FILE_NOT_WRITTEN("The file {0} cannot be written: {1}."),
    /** File here, why. */
    FILE_NOT_DELETED("The file {0} cannot be deleted: {1}."),
    NOT_THERE("it does not exist"),
    DENIED("access is denied"),
    /** What the system of this computer says. */
    SYSTEM("{0}"),

    /** Serial, Android. */
    ANDROID_TOO_OLD("Phone {0} runs Android {1}; workers need Android 8 or newer."),
    /** Serial, model. */
    NO_WORKER(
            "This version of Phonebank has no worker for real phones yet, so phone {0} ({1}) cannot be used; virtual phones"
                    + " can."),
    /** Kind of computer, serial. */
    NO_WORKER_FOR("This version of Phonebank has no worker for {0}, on which the virtual phone {1} runs."),
    /** File. */
    WORKER_FILE("The worker''s file {0} cannot be read; build it again."),
    /** Serial, why. */
    NO_CERTIFICATE("Phone {0} cannot store the worker''s certificate: {1}."),
    /** Process, serial. */
    OLD_WORKER("The old worker (process {0}) on phone {1} does not end; restart the phone."),
    /** Serial, why. */
    WORKER_NOT_STARTED("The worker on phone {0} cannot be started: {1}"),
    /** Serial, its log. */
    WORKER_ENDED("The worker on phone {0} ended before it listened{1}"),
    /** Serial, seconds, its log. */
    WORKER_NOT_LISTENING("The worker on phone {0} did not listen within {1} s{2}"),
    /** Lines, each after a line break. */
    LOG("; the end of its log:{0}"),
    /** File. */
    NO_LOG(" and wrote no log; see {0} on the phone.");

    private final String english;

    PhoneProblem(String english) {
        this.english = english;
    }

    /** A pattern of {@link java.text.MessageFormat}. */
    public String english() {
        return english;
    }
}
