package org.phonebank.desktop.keeping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.keeping.HandsException.Kind;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.LayerWording;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.Load;
import org.phonebank.pipeline.steward.PhonePicture.Standing;

/**
 * One shard on its way to a phone for some work. Until the phone has its files, nothing changes; then shards that must make
 * room for it go, and it is loaded. Can be undone. Confined to the keeper's loop.
 */
final class Loading {
    private final KeptLab lab;
    private final Losses losses;
    private final Work work;
    private final KeptPhone phone;
    private final Load load;
    private final Listener listener;
    private final KeptPhone.Attempt attempt;

    /** Shards by which the phone served until this one took their room, and which are not back. */
    private final Set<LayerRange> given = new LinkedHashSet<>();

    private boolean through;
    private boolean undone;
    /** Whether the phone holds the shard because of this. */
    private boolean gained;

    /** Hears what came of it; nothing if the phone was lost. */
    interface Listener {
        /** The phone holds the shard, and it is still wanted. */
        void loaded();

        /** Nothing comes of it, or of what had to be taken back. */
        void ended();
    }

    Loading(KeptLab lab, Losses losses, Work work, KeptPhone phone, Load load, Listener listener) {
        this.lab = lab;
        this.losses = losses;
        this.work = work;
        this.phone = phone;
        this.load = load;
        this.listener = listener;
        this.attempt = phone.attempt;
    }

    void begin() {
        lab.on(
                phone,
                () -> {
                    lab.hands().push(phone.serial, load.layers(), () -> attempt.isOver() || work.hasFailed());
                    return load;
                },
                new KeptLab.Outcome<Load>() {
                    @Override
                    public void done(Load pushed) {
                        if (work.hasFailed()) {
                            listener.ended();
                        } else {
                            exchange();
                        }
                    }

                    @Override
                    public void failed(HandsException failure) {
                        Loading.this.failed(failure);
                    }
                });
    }

    private void exchange() {
        given.addAll(Layouts.shards(lab.pipeline().layout(), phone.serial));
        given.retainAll(load.unloadFirst());
        lab.takeOut(phone, Set.copyOf(load.unloadFirst()));
        lab.on(phone, this::unloadAndLoad, new KeptLab.Outcome<LoadedShard>() {
            @Override
            public void done(LoadedShard shard) {
                take(shard);
            }

            @Override
            public void failed(HandsException failure) {
                Loading.this.failed(failure);
            }

            @Override
            public void late(LoadedShard shard) {
                shard.link().close();
            }
        });
    }

    private LoadedShard unloadAndLoad() throws HandsException, InterruptedException {
        if (work.hasFailed()) {
            throw new HandsException(Kind.REFUSED, Phrase.of(FailureWording.NOT_NEEDED, phone.name), null);
        }
        for (LayerRange shard : load.unloadFirst()) {
            lab.hands().unload(phone.serial, shard);
        }
        return lab.hands().load(phone.serial, load.layers());
    }

    private void take(LoadedShard shard) {
        through = true;
        boolean had = phone.shards.containsKey(shard.layers());
        if (!work.hasFailed()) {
            gained = !had;
            phone.loaded(shard);
            listener.loaded();
            return;
        }
        if (had) {
            shard.link().close();
        } else {
            drop(shard);
        }
        undo();
        listener.ended();
    }

    /** Nobody counts on it any more. */
    private void drop(LoadedShard shard) {
        shard.link().close();
        losses.unload(phone, shard.layers());
    }

    private void failed(HandsException failure) {
        through = true;
        work.failed(failure.problem());
        if (failure.kind() == Kind.REFUSED) {
            undo();
            listener.ended();
        } else {
            losses.lost(phone, failure);
        }
    }

    /** Has the phone be as it was before, as soon as it is through; what it takes back is a part of the work again. */
    void undo() {
        if (!through || undone || attempt.isOver()) {
            return;
        }
        undone = true;
        boolean serves = Layouts.shards(lab.pipeline().layout(), phone.serial).contains(load.layers());
        if (gained && !serves && phone.shards.containsKey(load.layers())) {
            phone.unloaded(load.layers());
            losses.unload(phone, load.layers());
        }
        if (phone.standing == Standing.READY) {
            given.forEach(this::takeBack);
        } else {
            given.clear();
        }
    }

    boolean isOn(String serial) {
        return phone.serial.equals(serial);
    }

    /** The phone can take nothing back any more; says whether it would have had to. */
    boolean lost() {
        boolean owes = !given.isEmpty();
        given.clear();
        return owes;
    }

    /** What the phone will serve again if the work fails. */
    List<Load> owed() {
        return given.stream()
                .map(shard -> new Load(
                        phone.serial, phone.name, shard, 0, lab.costs().memory(shard.first(), shard.end()), List.of()))
                .toList();
    }

    private void takeBack(LayerRange shard) {
        work.goesOn(phone.serial);
        lab.on(phone, () -> lab.hands().load(phone.serial, shard), new KeptLab.Outcome<LoadedShard>() {
            @Override
            public void done(LoadedShard loaded) {
                if (phone.standing == Standing.READY) {
                    phone.loaded(loaded);
                    lab.pipeline().add(shard, phone.replica(shard));
                    lab.rest(phone);
                } else {
                    drop(loaded);
                }
                given.remove(shard);
                listener.ended();
            }

            @Override
            public void failed(HandsException failure) {
                if (failure.kind() == Kind.REFUSED) {
                    work.spoilt(Phrase.of(
                            KeepingWording.NOT_TAKEN_BACK, phone.name, LayerWording.layers(shard), failure.problem()));
                    given.remove(shard);
                    listener.ended();
                } else {
                    losses.lost(phone, failure);
                }
            }

            @Override
            public void late(LoadedShard loaded) {
                loaded.link().close();
            }
        });
    }
}
