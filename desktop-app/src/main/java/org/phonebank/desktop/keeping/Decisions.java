package org.phonebank.desktop.keeping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.placement.Arrangement.Assigned;
import org.phonebank.pipeline.serving.Layout;
import org.phonebank.pipeline.serving.Redundancy;
import org.phonebank.pipeline.serving.Replica;
import org.phonebank.pipeline.steward.Decision;
import org.phonebank.pipeline.steward.Load;
import org.phonebank.pipeline.steward.PhonePicture.Standing;
import org.phonebank.pipeline.steward.Steward;
import org.phonebank.pipeline.steward.StewardWording;

/** Carries decisions out. Confined to the keeper's loop. */
final class Decisions {
    /** What has not caught up by then serves all the same. */
    private static final Duration CATCHING_UP = Duration.ofSeconds(60);

    private final KeptLab lab;
    private final Steward steward;
    private final Losses losses;
    private final Redundancy redundancy;
    private final Runnable lookSoon;
    private final List<Work> works = new ArrayList<>();

    Decisions(KeptLab lab, Steward steward, Losses losses, Redundancy redundancy, Runnable lookSoon) {
        this.lab = lab;
        this.steward = steward;
        this.losses = losses;
        this.redundancy = redundancy;
        this.lookSoon = lookSoon;
        losses.whenLost(this::lost);
    }

    List<Decision> underWay() {
        return works.stream().flatMap(Decisions::occupying).toList();
    }

    /** What has failed in part helps nobody, but its phones are busy until they are through and as they were before. */
    private static Stream<Decision> occupying(Work work) {
        return work.hasFailed()
                ? Stream.concat(
                        work.outstanding().stream()
                                .map(serial -> new Decision.Test(serial, Phrase.of(StewardWording.ENDS_WHAT_IT_BEGAN))),
                        work.owed().stream()
                                .map(load -> new Decision.Replace(
                                        load.layers(),
                                        Set.of(),
                                        List.of(load),
                                        Phrase.of(StewardWording.TAKES_BACK, load.phone()))))
                : Stream.of(work.decision);
    }

    void carryOut(Decision decision) {
        if (decision instanceof Decision.Test test) {
            test(test);
        } else if (decision instanceof Decision.TakeBack back) {
            phone(back.serial()).standing = Standing.READY;
            told(back);
        } else if (decision instanceof Decision.Drain drain) {
            lab.pipeline().suspend(drain.serial(), drain.reason().english());
            phone(drain.serial()).suspended = true;
            told(drain);
        } else if (decision instanceof Decision.Resume resume) {
            lab.pipeline().resume(resume.serial());
            phone(resume.serial()).suspended = false;
            told(resume);
        } else if (decision instanceof Decision.Release release) {
            release(release);
        } else if (decision instanceof Decision.Missing missing) {
            told(missing);
        } else if (decision instanceof Decision.Replicate replicate) {
            load(decision, () -> join(replicate.load()), redundancy == Redundancy.MIRRORED);
        } else if (decision instanceof Decision.Replace replace) {
            load(decision, () -> replace(replace), false);
        } else if (decision instanceof Decision.Arrange arrange) {
            load(decision, () -> arranged(arrange), false);
        } else {
            Decision.MoveBoundary move = (Decision.MoveBoundary) decision;
            load(decision, () -> redivide(move.span(), move.loads()), false);
        }
    }

    /** Nothing more comes of what the phone was doing. */
    private void lost(KeptPhone phone, Phrase why) {
        for (Work work : List.copyOf(works)) {
            if (work.lost(phone.serial, why)) {
                settle(work, () -> false);
            }
        }
    }

    private void test(Decision.Test test) {
        KeptPhone phone = phone(test.serial());
        Work work = begin(test, List.of(phone.serial));
        lab.on(phone, () -> lab.hands().test(phone.serial), new KeptLab.Outcome<Double>() {
            @Override
            public void done(Double speed) {
                phone.passed(speed);
                lab.news().accept(new Happening.Tested(phone.serial, phone.name, true, Phrase.NONE));
                ended(work, phone, () -> true);
            }

            @Override
            public void failed(HandsException failure) {
                Phrase sentence = failure.problem();
                if (failure.kind() == HandsException.Kind.REFUSED) {
                    phone.standing = Standing.FAILED;
                    phone.health = sentence;
                    lab.news().accept(new Happening.Tested(phone.serial, phone.name, false, sentence));
                    ended(work, phone, () -> true);
                } else {
                    losses.lost(phone, failure);
                }
            }
        });
    }

    private void release(Decision.Release release) {
        KeptPhone phone = phone(release.serial());
        Work work = begin(release, List.of(phone.serial));
        lab.takeOut(phone, Set.of(release.layers()));
        losses.unload(phone, release.layers(), () -> ended(work, phone, () -> true));
    }

    /** A mirror holds all that the others of its stage do, so that it can take over at any time. */
    void caughtUp(LayerRange layers, String serial) {
        for (Work work : List.copyOf(works)) {
            boolean meant = work.catchesUp
                    && work.decision.loads().stream()
                            .anyMatch(load -> load.serial().equals(serial)
                                    && load.layers().equals(layers));
            if (meant) {
                ended(work, phone(serial), () -> true);
            }
        }
    }

    /**
     * Loads, then finishes.
     *
     * @param finish once everything is loaded; says whether the layout took it
     * @param mirror whether the decision is under way until the phone has caught up, so that nobody who holds the
     *     conversations is let go before
     */
    private void load(Decision decision, BooleanSupplier finish, boolean mirror) {
        Work work = begin(decision, decision.loads().stream().map(Load::serial).toList());
        if (decision.loads().isEmpty()) {
            settle(work, finish);
        }
        for (Load load : decision.loads()) {
            KeptPhone phone = phone(load.serial());
            Loading loading = new Loading(lab, losses, work, phone, load, new Loading.Listener() {
                @Override
                public void loaded() {
                    if (mirror && finish.getAsBoolean()) {
                        work.catchesUp = true;
                        lab.loop().later(CATCHING_UP, () -> Decisions.this.ended(work, phone, () -> true));
                    } else {
                        Decisions.this.ended(work, phone, finish);
                    }
                }

                @Override
                public void ended() {
                    Decisions.this.ended(work, phone, finish);
                }
            });
            work.loadings.add(loading);
            loading.begin();
        }
    }

    private boolean replace(Decision.Replace replace) {
        Load first = replace.loads().get(0);
        return first.layers().equals(replace.layers()) ? join(first) : redivide(replace.layers(), replace.loads());
    }

    private boolean join(Load load) {
        KeptPhone phone = phone(load.serial());
        boolean joined = phone.shards.containsKey(load.layers())
                && lab.pipeline().add(load.layers(), phone.replica(load.layers()));
        lab.rest(phone);
        return joined;
    }

    private boolean redivide(LayerRange span, List<Load> loads) {
        Map<LayerRange, List<Replica>> stages = new LinkedHashMap<>();
        for (Load load : loads) {
            KeptPhone phone = phone(load.serial());
            if (!phone.shards.containsKey(load.layers())) {
                return false;
            }
            stages.computeIfAbsent(load.layers(), layers -> new ArrayList<>()).add(phone.replica(load.layers()));
        }
        Optional<Layout> next;
        do {
            next = Layouts.redivided(lab.pipeline().layout(), span, stages, redundancy);
        } while (next.isPresent() && !lab.pipeline().serve(next.get()));
        loads.forEach(load -> lab.rest(phone(load.serial())));
        return next.isPresent();
    }

    /** A wish that is being carried out is not wanted any more. */
    void giveUp(long wish) {
        for (Work work : List.copyOf(works)) {
            if (work.decision instanceof Decision.Arrange arrange && arrange.wish() == wish) {
                work.failed(Phrase.of(KeepingWording.GIVEN_UP));
                settle(work, () -> false);
            }
        }
    }

    /** Serves by what was loaded, and drops what is no part of it. */
    private boolean arranged(Decision.Arrange arrange) {
        Map<LayerRange, Replica> wanted = new LinkedHashMap<>();
        for (Assigned stage : arrange.arrangement().stages()) {
            KeptPhone phone = lab.phones().get(stage.serial());
            if (phone == null || !phone.shards.containsKey(stage.layers())) {
                return false;
            }
            wanted.put(stage.layers(), phone.replica(stage.layers()));
        }
        Layout next;
        do {
            next = Layouts.arranged(lab.pipeline().layout(), wanted, redundancy);
        } while (!lab.pipeline().serve(next));
        wanted.values().forEach(replica -> lab.rest(phone(replica.serial())));
        steward.arranged(arrange);
        for (KeptPhone phone : lab.phones().values()) {
            Set<LayerRange> serves = Layouts.shards(next, phone.serial);
            for (LayerRange layers : List.copyOf(phone.shards.keySet())) {
                if (!serves.contains(layers)) {
                    phone.unloaded(layers);
                    losses.unload(phone, layers);
                }
            }
        }
        return true;
    }

    private Work begin(Decision decision, List<String> parts) {
        Work work = new Work(decision, parts, System.nanoTime());
        works.add(work);
        lab.news().accept(new Happening.Begun(decision));
        return work;
    }

    private void ended(Work work, KeptPhone phone, BooleanSupplier finish) {
        if (work.ended(phone.serial)) {
            settle(work, finish);
        }
    }

    /** Ends it if nothing is to be waited for any more; if it fails, phones first take back what they gave up for it. */
    private void settle(Work work, BooleanSupplier finish) {
        if (work.isThrough() && !work.hasFailed() && !finish.getAsBoolean()) {
            work.failed(Phrase.of(KeepingWording.LAB_CHANGED));
        }
        if (work.hasFailed()) {
            work.loadings.forEach(Loading::undo);
        }
        if (work.isThrough()) {
            works.remove(work);
            tellEnd(work);
        }
    }

    private void tellEnd(Work work) {
        if (work.hasFailed()) {
            steward.failed(work.decision);
            lab.news().accept(new Happening.Failed(work.decision, work.failure()));
        } else {
            Duration took = Duration.ofNanos(System.nanoTime() - work.beganNanos);
            lab.news().accept(new Happening.Done(work.decision, took));
        }
        lookSoon.run();
    }

    private void told(Decision decision) {
        lab.news().accept(new Happening.Done(decision, Duration.ZERO));
        lookSoon.run();
    }

    private KeptPhone phone(String serial) {
        KeptPhone phone = lab.phones().get(serial);
        if (phone == null) {
            throw new IllegalArgumentException("There is no phone " + serial + " in this lab.");
        }
        return phone;
    }
}
