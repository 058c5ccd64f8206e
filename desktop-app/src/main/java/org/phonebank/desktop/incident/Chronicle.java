package org.phonebank.desktop.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.phonebank.desktop.keeping.Happening;

/**
 * Makes incidents of what happens: what belongs together becomes one, which is told at once, told again whenever there is
 * more to say, and settled when nothing more is to be expected. For one thread.
 */
public final class Chronicle {
    /** What happens to the same phone or layers within this time is one incident. */
    private static final Duration QUIET = Duration.ofSeconds(20);

    private final Stories stories;
    private final PhoneStories phones;
    private final DecisionStories decisions;

    /**
     * A chronicle in which nothing happened yet.
     *
     * @param listener gets an incident again, with its id, when there is more to say of it; called by {@link #accept} and
     *     {@link #settle}
     */
    public Chronicle(Supplier<Instant> clock, Consumer<Incident> listener) {
        stories = new Stories(clock, listener);
        phones = new PhoneStories(stories);
        decisions = new DecisionStories(stories);
    }

    /** Takes what happened next. */
    public void accept(Happening happening) {
        if (happening instanceof Happening.Lost lost) {
            phones.lost(lost);
        } else if (happening instanceof Happening.TookOver takeover) {
            phones.tookOver(takeover);
        } else if (happening instanceof Happening.StageMissing missing) {
            phones.missing(missing.layers());
        } else if (happening instanceof Happening.StageServed served) {
            phones.served(served);
        } else if (happening instanceof Happening.Begun begun) {
            decisions.begun(begun.decision());
        } else if (happening instanceof Happening.Done done) {
            decisions.done(done.decision(), done.took());
        } else if (happening instanceof Happening.Failed failed) {
            decisions.failed(failed.decision(), failed.sentence());
        } else if (happening instanceof Happening.Back back) {
            phones.back(back);
        } else if (happening instanceof Happening.NotReady phone) {
            phones.notReady(phone);
        } else if (happening instanceof Happening.Tested tested) {
            phones.tested(tested);
        } else if (happening instanceof Happening.AnswersDiffer differ) {
            phones.differ(differ);
        }
    }

    /** Settles everything, because nothing more can happen. */
    public void end() {
        stories.settleAll();
    }

    /** Settles what has been quiet for long enough; to be called about twice a second. */
    public void settle() {
        stories.settle(QUIET);
    }
}
