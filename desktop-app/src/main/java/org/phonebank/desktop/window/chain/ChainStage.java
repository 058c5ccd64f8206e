package org.phonebank.desktop.window.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.phonebank.partitioner.manifest.LayerRange;

/**
 * A place in the chain.
 *
 * @param layers null as long as it is not known who gets which
 * @param cards of the phones that have them; none if nobody has
 * @param again cards of phones that have them, too, but stand further up because of other layers
 */
public record ChainStage(@Nullable LayerRange layers, List<PhoneCardViewModel> cards, List<PhoneCardViewModel> again) {
    public ChainStage {
        cards = List.copyOf(cards);
        again = List.copyOf(again);
    }

    public boolean isMissing() {
        return cards.isEmpty() && again.isEmpty();
    }
}
