package org.phonebank.desktop.incident;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.Decision;

/** Tells what is done about phones and layers, and why. */
final class DecisionStories {
    private final Stories stories;

    DecisionStories(Stories stories) {
        this.stories = stories;
    }

    void begun(Decision decision) {
        if (decision instanceof Decision.Test test) {
            Story story =
                    stories.newest(open -> open.isAbout(test.serial())).orElseGet(() -> stories.begin(Reason.of(test)));
            story.homecoming(test.serial()).ifPresent(Homecoming::testing);
            stories.tell(story);
        } else if (!decision.loads().isEmpty() && !isInstant(decision)) {
            Story story = storyOf(decision);
            story.begun(decision);
            stories.tell(story);
        }
    }

    void done(Decision decision, Duration took) {
        if (decision instanceof Decision.Missing missing) {
            missing(missing);
        } else if (decision instanceof Decision.Drain drain) {
            drained(drain);
        } else if (decision instanceof Decision.Resume resume) {
            resumed(resume);
        } else if (decision instanceof Decision.TakeBack back) {
            takenBack(back);
        } else if (decision instanceof Decision.Release release) {
            released(release);
        } else if (!decision.loads().isEmpty()) {
            loaded(decision, took);
        }
    }

    void failed(Decision decision, Phrase sentence) {
        Optional<Story> open = stories.newest(story -> story.has(decision));
        if (open.isPresent()) {
            open.get().failed(decision, sentence);
            stories.tell(open.get());
        } else if (decision.phones().stream().noneMatch(this::isLost)) {
            Phrase plan = Phrase.clause(decision.reason());
            Phrase words = sentence.isNone()
                    ? Phrase.of(IncidentWording.DID_NOT_WORK, plan)
                    : Phrase.of(IncidentWording.DID_NOT_WORK_BECAUSE, plan, Phrase.clause(sentence));
            stories.tell(stories.begin(Reason.whole(words, decision.phones(), Severity.WARNING)));
        }
    }

    /** Whether that the phone was lost is told, which is why nothing came of what it should do. */
    private boolean isLost(String serial) {
        return stories.newest(open ->
                        open.trouble(serial).filter(PhoneTrouble::isLoss).isPresent())
                .isPresent();
    }

    /** Whether nothing has to be loaded, so that only the result is worth telling. */
    private static boolean isInstant(Decision decision) {
        return decision instanceof Decision.Replicate copy && copy.load().memoryBytes() == 0;
    }

    private void loaded(Decision decision, Duration took) {
        Optional<Story> returned = homecoming(decision);
        Story story =
                returned.or(() -> stories.newest(open -> open.has(decision))).orElseGet(() -> storyOf(decision));
        if (returned.isPresent()) {
            decision.loads()
                    .forEach(load -> story.homecoming(load.serial()).ifPresent(phone -> phone.serves(load.layers())));
            stories.all(open -> open.has(decision)).forEach(open -> open.tellsElsewhere(decision));
        } else {
            story.done(decision, took);
        }
        stories.tell(story);
    }

    /** The story of a phone's return that this is the end of. */
    private Optional<Story> homecoming(Decision decision) {
        return decision instanceof Decision.Replicate copy
                ? stories.newest(open -> open.homecoming(copy.load().serial()).isPresent())
                : Optional.empty();
    }

    private Story storyOf(Decision decision) {
        if (decision instanceof Decision.Replace replace) {
            return replace.resting().isEmpty() ? replacing(replace) : relieving(replace);
        }
        if (decision instanceof Decision.Arrange) {
            // Each is a wish of its own, which comes true or does not.
            return stories.begin(Reason.plan(decision));
        }
        Optional<Story> afterLoss = decision instanceof Decision.Replicate copy
                ? stories.newest(
                        open -> !open.isPlanned() && open.concerns(copy.load().layers()))
                : Optional.empty();
        return afterLoss.orElseGet(() -> oneOfMany(decision));
    }

    /** Plans that follow on each other are one story, which begins with the latest. */
    private Story oneOfMany(Decision decision) {
        Optional<Story> before = stories.newest(open -> open.isPlanLike(decision));
        before.ifPresent(story -> story.followedBy(decision));
        return before.orElseGet(() -> stories.begin(Reason.plan(decision)));
    }

    /** Layers are lost, and so told already. */
    private Story replacing(Decision.Replace replace) {
        LayerRange layers = replace.layers();
        return stories.newest(open -> open.lacks(layers))
                .or(() -> stories.newest(open -> !open.isPlanned() && open.concerns(layers)))
                .orElseGet(() -> stories.begin(Reason.of(replace)));
    }

    /** A phone shall rest, which is the beginning of a story or the end of one that said it cannot. */
    private Story relieving(Decision.Replace replace) {
        String serial = new TreeSet<>(replace.resting()).first();
        Story story = resting(serial)
                .or(() -> stories.newest(open -> open.isUnexplained() && open.concerns(replace.layers())))
                .orElseGet(() -> stories.begin(Reason.unknown()));
        story.opening(PhoneTrouble.resting(serial, replace.reason(), true));
        return story;
    }

    private Optional<Story> resting(String serial) {
        return stories.newest(open ->
                open.trouble(serial).filter(trouble -> !trouble.isLoss()).isPresent());
    }

    private void missing(Decision.Missing missing) {
        Story story = stories.newest(open -> open.lacks(missing.layers()))
                .or(() -> stories.newest(open -> !open.isPlanned() && open.concerns(missing.layers())))
                .or(() -> missing.holders().stream()
                        .flatMap(serial -> resting(serial).stream())
                        .findFirst())
                .orElseGet(() -> stories.begin(Reason.unknown()));
        story.coverage().missing(missing);
        stories.tell(story);
    }

    private void drained(Decision.Drain drain) {
        Story story = resting(drain.serial())
                .or(() -> stories.newest(
                        open -> open.isUnexplained() && open.coverage().isHeldBy(drain.serial())))
                .orElseGet(() -> stories.begin(Reason.unknown()));
        story.opening(PhoneTrouble.resting(drain.serial(), drain.reason(), false));
        story.endsWith(Phrase.NONE);
        stories.tell(story);
    }

    private void resumed(Decision.Resume resume) {
        Optional<Story> rested = resting(resume.serial());
        rested.ifPresent(story -> story.endsWith(resume.reason()));
        stories.tell(rested.orElseGet(() -> whole(resume)));
    }

    private void takenBack(Decision.TakeBack back) {
        Optional<Story> returned =
                stories.newest(open -> open.homecoming(back.serial()).isPresent());
        returned.flatMap(story -> story.homecoming(back.serial())).ifPresent(Homecoming::used);
        stories.tell(returned.orElseGet(() -> whole(back)));
    }

    /** What is freed after layers have moved is no news of its own. */
    private void released(Decision.Release release) {
        if (stories.newest(open -> open.isAbout(release.serial()) || open.concerns(release.layers()))
                .isEmpty()) {
            stories.tell(whole(release));
        }
    }

    private Story whole(Decision decision) {
        return stories.begin(Reason.whole(decision.reason(), decision.phones(), Severity.NOTE));
    }
}
