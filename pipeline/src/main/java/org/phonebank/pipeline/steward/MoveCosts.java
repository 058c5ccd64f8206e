package org.phonebank.pipeline.steward;

import org.phonebank.partitioner.manifest.LayerRange;

/** What moves cost, in seconds in which nothing would be computed. */
final class MoveCosts {
    /** Pushing and loading beside what is served takes a part of the phone's time. */
    private static final double SHARE_BESIDE = 0.25;
    /** A prompt is computed again several tokens at once, an answer token by token: so many times faster on the whole. */
    private static final double TOGETHER = 2;

    private final double bytesPerSecond;

    MoveCosts(StewardOptions options) {
        this.bytesPerSecond = options.bytesPerSecond();
    }

    double seconds(Tick tick, Chain chain, MovePlan plan) {
        int[] current = plan.current(chain)
                .orElseThrow(() -> new IllegalArgumentException("The plan is for other phones than the chain's."));
        double seconds = 0;
        for (int i = 1; i < current.length - 1; i++) {
            int from = Math.min(current[i], plan.bounds().get(i));
            int to = Math.max(current[i], plan.bounds().get(i));
            if (from < to) {
                int receiver = plan.bounds().get(i) > current[i] ? i - 1 : i;
                seconds += SHARE_BESIDE * push(tick, plan.serials().get(receiver), from, to) / bytesPerSecond;
                seconds += (to - from) * (reload(tick, chain, plan, i - 1) + reload(tick, chain, plan, i));
            }
        }
        return seconds;
    }

    /** One phone's part of one move: its shard is loaded anew, and computes again what it knew. */
    private double reload(Tick tick, Chain chain, MovePlan plan, int place) {
        String serial = plan.serials().get(place);
        int stage = chain.serials().indexOf(serial);
        if (stage < 0) {
            return 0;
        }
        LayerRange layers = chain.ranges().get(stage);
        long memory = tick.ledger().memory(layers);
        double share = tick.ledger().room(serial) >= memory ? SHARE_BESIDE : 1;
        double onTheWay = (1 + (plan.bounds().get(place + 1) - plan.bounds().get(place)) / (double) layers.count()) / 2;
        return onTheWay
                * (share * memory / bytesPerSecond + tick.lab().cachedTokens() * chain.seconds(tick, stage) / TOGETHER);
    }

    private static long push(Tick tick, String serial, int from, int to) {
        long bytes = 0;
        for (int layer = from; layer < to; layer++) {
            if (!tick.phone(serial).layersOnDisk().contains(layer)) {
                bytes += tick.lab().costs().storedBytes(layer, layer + 1);
            }
        }
        return bytes;
    }
}
