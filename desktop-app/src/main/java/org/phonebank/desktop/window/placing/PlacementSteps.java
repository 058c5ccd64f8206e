package org.phonebank.desktop.window.placing;

import java.util.Comparator;
import java.util.Optional;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.placement.Arrangement;
import org.phonebank.pipeline.placement.Forecast;
import org.phonebank.pipeline.placement.Forecast.PhoneShare;
import org.phonebank.pipeline.placement.Judgement.Possible;
import org.phonebank.pipeline.placement.Workbench;

/** Single steps with which a person changes the placement: what keys and menus do in place of the mouse. */
public final class PlacementSteps {
    private final PlacementBoard board;

    public PlacementSteps(PlacementBoard board) {
        this.board = board;
    }

    /** Moves the boundary behind a stage by so many layers. */
    public void nudgeBoundary(int stage, int layers) {
        wanted().filter(draft -> stage >= 0 && stage < draft.stages().size() - 1)
                .ifPresent(draft -> board.change(Moves.boundary(
                        draft, stage, draft.stages().get(stage).layers().end() + layers)));
    }

    /** Swaps a phone of the chain with the one so many stages behind it, if there is one. */
    public void swap(String serial, int by) {
        wanted().ifPresent(draft -> Moves.stageOf(draft, serial).ifPresent(stage -> {
            int other = stage + by;
            if (other >= 0 && other < draft.stages().size()) {
                board.change(Moves.swap(draft, stage, other));
            }
        }));
    }

    /** Gives the first layer of a phone to the one before it (-1), or the last one to the one behind it (1). */
    public void give(String serial, int direction) {
        wanted().ifPresent(draft -> Moves.stageOf(draft, serial).ifPresent(stage -> {
            int neighbour = stage + direction;
            if (neighbour >= 0 && neighbour < draft.stages().size()) {
                LayerRange layers = draft.stages().get(stage).layers();
                int layer = direction < 0 ? layers.first() : layers.end() - 1;
                String to = draft.stages().get(neighbour).serial();
                if (Moves.drop(draft, new Grip.Layers(stage, layer), to) instanceof Drop.Moves moves) {
                    board.change(moves.arrangement());
                }
            }
        }));
    }

    /** Takes a phone out of the chain; its neighbours share its layers as is best for chat. */
    public void withdraw(String serial) {
        bestWithout(serial).ifPresent(board::change);
    }

    /** Whether the phone could leave the chain. */
    public boolean withdrawable(String serial) {
        return bestWithout(serial).isPresent();
    }

    /** A phone that stands by relieves the one where a token spends most of its time. */
    public void enter(String serial) {
        Forecast now = state().judgement()
                .filter(Possible.class::isInstance)
                .map(judged -> ((Possible) judged).forecast())
                .orElse(null);
        Arrangement draft = wanted().orElse(null);
        if (now == null || draft == null) {
            return;
        }
        slowest(now).ifPresent(slowest -> {
            if (Moves.drop(draft, new Grip.Newcomer(serial), slowest) instanceof Drop.Moves moves) {
                board.change(moves.arrangement());
            }
        });
    }

    private Optional<Arrangement> bestWithout(String serial) {
        Workbench bench = state().workbench().orElse(null);
        Arrangement draft = wanted().orElse(null);
        if (bench == null || draft == null || Moves.stageOf(draft, serial).isEmpty()) {
            return Optional.empty();
        }
        return bestWithout(bench, draft, Moves.stageOf(draft, serial).getAsInt());
    }

    /** Of all ways to take a stage's phone out of the chain the one that is fastest for chat; empty if none can be. */
    static Optional<Arrangement> bestWithout(Workbench bench, Arrangement draft, int stage) {
        Arrangement best = null;
        double fastest = 0;
        for (Arrangement way : Moves.without(draft, stage)) {
            if (bench.judge(way) instanceof Possible possible
                    && possible.forecast().chatTokensPerSecond() > fastest) {
                best = way;
                fastest = possible.forecast().chatTokensPerSecond();
            }
        }
        return Optional.ofNullable(best);
    }

    /** Serial of the phone where a token spends most of its time. */
    static Optional<String> slowest(Forecast forecast) {
        return forecast.phones().stream()
                .max(Comparator.comparingDouble(PhoneShare::shareOfTime))
                .map(PhoneShare::serial);
    }

    private PlacementState state() {
        return board.stateProperty().get();
    }

    private Optional<Arrangement> wanted() {
        return state().wanted();
    }
}
