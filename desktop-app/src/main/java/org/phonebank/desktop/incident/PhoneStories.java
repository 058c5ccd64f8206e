package org.phonebank.desktop.incident;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.phonebank.desktop.incident.Incident.Severity;
import org.phonebank.desktop.keeping.Happening;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.LayerWording;
import org.phonebank.pipeline.phrase.Phrase;

/** Tells how phones go and come. */
final class PhoneStories {
    private final Stories stories;
    private final Set<String> lostBefore = new HashSet<>();

    PhoneStories(Stories stories) {
        this.stories = stories;
    }

    void lost(Happening.Lost lost) {
        String serial = lost.serial();
        lostBefore.add(serial);
        stories.all(story -> story.trouble(serial).isEmpty())
                .forEach(story -> story.homecoming(serial).ifPresent(homecoming -> {
                    homecoming.gone();
                    stories.tell(story);
                }));
        Story story = storyOf(lost);
        lost.layers().forEach(story.coverage()::concern);
        lost.missing().forEach(story.coverage()::lack);
        stories.tell(story);
    }

    private Story storyOf(Happening.Lost lost) {
        Optional<Story> again =
                stories.newest(story -> story.trouble(lost.serial()).isPresent());
        if (again.isPresent()) {
            lostAgain(again.get(), lost);
            return again.get();
        }
        PhoneTrouble trouble = PhoneTrouble.lost(lost.serial(), lost.phone(), lost.loss());
        Optional<Story> unexplained = stories.newest(
                story -> story.isUnexplained() && lost.layers().stream().anyMatch(story::concerns));
        unexplained.ifPresent(story -> story.opening(trouble));
        return unexplained.orElseGet(() -> stories.begin(trouble));
    }

    private static void lostAgain(Story story, Happening.Lost lost) {
        boolean still = story.trouble(lost.serial())
                        .filter(PhoneTrouble::isLoss)
                        .isPresent()
                && story.homecoming(lost.serial()).filter(Homecoming::arrived).isEmpty()
                && lost.layers().isEmpty();
        story.forgetHomecoming(lost.serial());
        story.trouble(lost.serial()).ifPresent(trouble -> {
            if (still) {
                trouble.lostRather(lost.loss());
            } else {
                trouble.lostAgain(lost.phone(), lost.loss());
            }
        });
    }

    void back(Happening.Back back) {
        Story story = returnOf(back.serial());
        Phrase verb = story.trouble(back.serial())
                .map(PhoneTrouble::returnVerb)
                .orElseGet(() -> Phrase.of(
                        lostBefore.contains(back.serial()) ? IncidentWording.IS_BACK : IncidentWording.CONNECTED));
        story.homecoming(back.serial(), back.phone()).arrived(verb);
        stories.tell(story);
    }

    void notReady(Happening.NotReady phone) {
        Story story = returnOf(phone.serial());
        story.homecoming(phone.serial(), phone.phone()).notReady(phone.sentence());
        stories.tell(story);
    }

    void tested(Happening.Tested tested) {
        Story story = returnOf(tested.serial());
        if (story.isUnexplained()) {
            story.opening(Reason.returnOf(tested.serial()));
        }
        Homecoming homecoming = story.homecoming(tested.serial(), tested.phone());
        if (tested.passed()) {
            homecoming.passed();
        } else {
            homecoming.failed(tested.sentence());
        }
        stories.tell(story);
    }

    void differ(Happening.AnswersDiffer differ) {
        Set<String> both = Set.of(differ.first(), differ.second());
        Phrase sentence = Phrase.of(
                IncidentWording.DIFFER,
                differ.firstPhone(),
                differ.secondPhone(),
                LayerWording.layers(differ.layers()));
        Reason reason = Reason.whole(sentence, both, Severity.WARNING);
        Story story = stories.newest(open -> open.opensWith(reason)).orElseGet(() -> stories.begin(reason));
        story.coverage().concern(differ.layers());
        stories.tell(story);
    }

    void missing(LayerRange layers) {
        Story story = stories.newest(open -> open.concerns(layers)).orElseGet(() -> stories.begin(Reason.unknown()));
        story.coverage().lack(layers);
        stories.tell(story);
    }

    void served(Happening.StageServed served) {
        for (Story story : stories.all(open -> open.lacks(served.layers()))) {
            story.coverage().served(served.layers(), served.missing());
            stories.tell(story);
        }
    }

    void tookOver(Happening.TookOver takeover) {
        LayerRange layers = takeover.layers();
        Story story = stories.newest(open -> open.isAbout(takeover.from()) && open.concerns(layers))
                .or(() -> stories.newest(open -> open.isAbout(takeover.from())))
                .or(() -> stories.newest(open -> open.concerns(layers)))
                .orElseGet(() -> stories.begin(Reason.unknown()));
        story.wentOn(takeover);
        stories.tell(story);
    }

    private Story returnOf(String serial) {
        return stories.newest(story -> story.isAbout(serial)).orElseGet(() -> stories.begin(Reason.returnOf(serial)));
    }
}
