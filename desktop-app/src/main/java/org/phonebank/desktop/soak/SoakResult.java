package org.phonebank.desktop.soak;

import java.time.Duration;
import java.util.Map;

/**
 * What became of a soak.
 *
 * @param faults how often each was caused
 * @param answers that ended, in whatever way
 * @param failedAnswers of these, those that broke off or did not come
 * @param lostTokens that an undisturbed lab would have given
 * @param changedTokens that an undisturbed lab would have given otherwise
 * @param recoveries what it took longer than usual from one token to the next where another phone had to take over
 * @param takeovers what the pipeline measured from a phone's failure until another one went on
 * @param normalStep from one token to the next when nothing happens
 * @param whole whether every layer was served at the end, after all faults were taken back
 * @param interrupted whether the person ended it early
 */
public record SoakResult(
        Map<String, Integer> faults,
        int answers,
        int failedAnswers,
        long tokens,
        int lostTokens,
        int changedTokens,
        Percentiles recoveries,
        Percentiles takeovers,
        Duration normalStep,
        boolean whole,
        boolean interrupted,
        Leaks.Found leaks,
        Duration took) {

    public int faultCount() {
        return faults.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Whether nothing was lost, changed or broken. */
    public boolean passed() {
        return lostTokens == 0 && changedTokens == 0 && failedAnswers == 0 && whole;
    }
}
