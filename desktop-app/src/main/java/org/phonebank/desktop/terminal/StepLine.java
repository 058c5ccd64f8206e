package org.phonebank.desktop.terminal;

/**
 * One step as it is shown.
 *
 * @param fraction done, 0 to 1
 * @param text what is going on or how it ended; may be empty
 */
public record StepLine(String title, Progress progress, double fraction, String text) {
    /** Where the step stands. */
    public enum Progress {
        RUNNING("…"),
        DONE("done"),
        NOTHING_TO_DO("nothing to do"),
        FAILED("failed"),
        STOPPED("stopped");

        private final String words;

        Progress(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    public StepLine {
        fraction = Math.min(1, Math.max(0, fraction));
        text = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    /** For example "Push worker: done, 27.2 MB sent". */
    String sentence() {
        return title + ": " + ending();
    }

    /** For example "done, 27.2 MB sent". */
    String ending() {
        return text.isEmpty() ? progress.words() : progress.words() + ", " + text;
    }
}
