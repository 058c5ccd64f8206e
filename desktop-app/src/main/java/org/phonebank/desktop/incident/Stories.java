package org.phonebank.desktop.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The incidents that are not settled yet. */
final class Stories {
    private final Supplier<Instant> clock;
    private final Consumer<Incident> listener;
    private final List<Story> newestFirst = new ArrayList<>();
    private long ids;

    Stories(Supplier<Instant> clock, Consumer<Incident> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** A new one, not told yet. */
    Story begin(Opening opening) {
        ids++;
        Story story = new Story(ids, clock.get(), opening);
        newestFirst.add(0, story);
        return story;
    }

    /** The latest one of this kind. */
    Optional<Story> newest(Predicate<Story> kind) {
        return newestFirst.stream().filter(kind).findFirst();
    }

    /** All of this kind. */
    List<Story> all(Predicate<Story> kind) {
        return newestFirst.stream().filter(kind).toList();
    }

    /** Tells one, if there is more to say. */
    void tell(Story story) {
        story.heard(clock.get());
        story.news(false).ifPresent(listener);
    }

    /** Settles all, whatever was still expected of them. */
    void settleAll() {
        for (Story story : newestFirst) {
            story.news(true).ifPresent(listener);
        }
        newestFirst.clear();
    }

    /** Settles those that nothing more is expected of, and nothing was heard of for this long. */
    void settle(Duration quiet) {
        Instant now = clock.get();
        for (Story story :
                all(open -> !open.pending() && !open.latest().plus(quiet).isAfter(now))) {
            newestFirst.remove(story);
            story.news(true).ifPresent(listener);
        }
    }
}
