package org.phonebank.desktop.keeping;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.phonebank.desktop.keeping.Happening.Loss;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.serving.StageLayout;
import org.phonebank.pipeline.steward.PhonePicture.Standing;
import org.phonebank.pipeline.steward.TelemetryBook;

/** Takes phones out that fail, and starts them anew as soon as they can be reached. Confined to the keeper's loop. */
final class Losses {
    private final KeptLab lab;
    private final TelemetryBook book;
    private final Runnable lookSoon;
    private final Map<String, Integer> failures = new HashMap<>();
    private final List<BiConsumer<KeptPhone, Phrase>> listeners = new ArrayList<>();

    Losses(KeptLab lab, TelemetryBook book, Runnable lookSoon) {
        this.lab = lab;
        this.book = book;
        this.lookSoon = lookSoon;
    }

    /** Who must know that nothing more comes of what is being done on a phone. */
    void whenLost(BiConsumer<KeptPhone, Phrase> listener) {
        listeners.add(listener);
    }

    /** The pipeline isolated one of the phone's shards. */
    void failed(KeptPhone phone, StageException cause) {
        switch (cause.reason()) {
            case BAD_ANSWER -> {
                tell(phone, Loss.WRONG_ANSWERS, String.valueOf(cause.getMessage()));
                doubted(phone);
            }
            case TIMED_OUT -> lost(phone, Loss.HUNG, String.valueOf(cause.getMessage()));
            case LOST, CLOSED, REFUSED, POSITION_SKIPPED ->
                lost(phone, Loss.WORKER_ENDED, String.valueOf(cause.getMessage()));
        }
    }

    /** The phone is not used any more until it was tested; what it has loaded is not trusted either. */
    void doubted(KeptPhone phone) {
        lab.pipeline().remove(phone.serial, "its answers are doubted");
        phone.standing = Standing.UNTESTED;
        phone.suspended = false;
        tellListeners(phone, KeepingWording.TESTED_BEFORE_USE);
        for (LayerRange layers : List.copyOf(phone.shards.keySet())) {
            phone.unloaded(layers);
            unload(phone, layers);
        }
        lookSoon.run();
    }

    /** Frees the phone's memory of a shard that nobody counts on. */
    void unload(KeptPhone phone, LayerRange layers) {
        unload(phone, layers, lookSoon);
    }

    /** As the other, and says when it is done; not if the phone is lost, which is told in another way. */
    void unload(KeptPhone phone, LayerRange layers, Runnable whenDone) {
        lab.on(
                phone,
                () -> {
                    lab.hands().unload(phone.serial, layers);
                    return layers;
                },
                new KeptLab.Outcome<LayerRange>() {
                    @Override
                    public void done(LayerRange unloaded) {
                        whenDone.run();
                    }

                    @Override
                    public void failed(HandsException failure) {
                        lost(phone, failure);
                    }
                });
    }

    /** The phone has not passed a test that it went through while it served. */
    void wrong(KeptPhone phone, HandsException failure) {
        if (failure.kind() != HandsException.Kind.REFUSED) {
            lost(phone, failure);
        } else if (phone.standing == Standing.READY) {
            tell(phone, Loss.WRONG_ANSWERS, String.valueOf(failure.getMessage()));
            doubted(phone);
        }
    }

    /** As {@link #lost(KeptPhone, Loss, String)}, because something could not be done on the phone. */
    void lost(KeptPhone phone, HandsException failure) {
        lost(phone, loss(phone, failure, Loss.WORKER_ENDED), String.valueOf(failure.getMessage()));
    }

    /** Only ADB knows whether a phone was unplugged; without its word a phone that is not reached is silent. */
    private static Loss loss(KeptPhone phone, HandsException failure, Loss otherwise) {
        if (failure.kind() != HandsException.Kind.UNREACHABLE) {
            return otherwise;
        }
        return phone.reachable ? Loss.SILENT : Loss.UNPLUGGED;
    }

    /** The phone serves nothing any more; its worker is started anew if the phone can be reached. */
    void lost(KeptPhone phone, Loss loss, String detail) {
        if (phone.standing != Standing.AWAY) {
            tell(phone, loss, detail);
        } else {
            if (loss != Loss.UNPLUGGED && !phone.starting) {
                return;
            }
            if (loss == Loss.UNPLUGGED) {
                // The broken connection was noticed before ADB was.
                lab.news().accept(new Happening.Lost(phone.serial, phone.name, loss, List.of(), List.of(), detail));
            }
        }
        lab.pipeline().remove(phone.serial, detail);
        phone.lost();
        book.ended(phone.serial);
        lab.crew().abandon(phone.serial);
        tellListeners(phone, KeepingWording.LOST_MEANWHILE);
        if (phone.reachable) {
            start(phone, loss);
        } else {
            lab.crew().run(phone.serial, () -> lab.hands().disconnect(phone.serial));
        }
        lookSoon.run();
    }

    /** The phone can be reached, after it could not. */
    void startAgain(KeptPhone phone) {
        if (phone.standing == Standing.AWAY && !phone.starting) {
            failures.remove(phone.serial);
            start(phone, Loss.UNPLUGGED);
        }
    }

    private void start(KeptPhone phone, Loss loss) {
        phone.starting = true;
        book.forget(phone.serial);
        KeptPhone.Attempt attempt = phone.attempt;
        lab.on(phone, () -> lab.hands().start(phone.serial, attempt::isOver), new KeptLab.Outcome<>() {
            @Override
            public void done(StartedWorker worker) {
                failures.remove(phone.serial);
                phone.starting = false;
                phone.started(worker);
                phone.standing = Standing.UNTESTED;
                lab.news().accept(new Happening.Back(phone.serial, phone.name));
                lookSoon.run();
            }

            @Override
            public void failed(HandsException failure) {
                phone.starting = false;
                notStarted(phone, loss, failure);
            }
        });
    }

    private void notStarted(KeptPhone phone, Loss loss, HandsException failure) {
        int before = failures.merge(phone.serial, 1, Integer::sum) - 1;
        if (before == 0) {
            boolean gone = failure.kind() == HandsException.Kind.UNREACHABLE;
            lab.news()
                    .accept(
                            gone
                                    ? new Happening.Lost(
                                            phone.serial,
                                            phone.name,
                                            loss(phone, failure, loss),
                                            List.of(),
                                            List.of(),
                                            failure.problem().english())
                                    : new Happening.NotReady(phone.serial, phone.name, failure.problem()));
        }
        Duration patience = KeptPhone.patience(before);
        KeptPhone.Attempt attempt = phone.attempt;
        lab.loop().later(patience, () -> {
            if (!attempt.isOver() && phone.reachable && phone.standing == Standing.AWAY && !phone.starting) {
                start(phone, loss);
            }
        });
    }

    private void tellListeners(KeptPhone phone, KeepingWording why) {
        Phrase sentence = Phrase.of(why, phone.name);
        listeners.forEach(listener -> listener.accept(phone, sentence));
    }

    private void tell(KeptPhone phone, Loss loss, String detail) {
        List<LayerRange> missing = lab.pipeline().layout().stages().stream()
                .filter(stage -> servedByNobodyBut(stage, phone.serial))
                .map(StageLayout::layers)
                .filter(phone.shards::containsKey)
                .toList();
        lab.news()
                .accept(new Happening.Lost(
                        phone.serial, phone.name, loss, List.copyOf(phone.shards.keySet()), missing, detail));
    }

    private boolean servedByNobodyBut(StageLayout stage, String serial) {
        return stage.replicas().stream().noneMatch(replica -> {
            KeptPhone other = lab.phones().get(replica.serial());
            return !replica.serial().equals(serial) && other != null && !other.suspended;
        });
    }
}
