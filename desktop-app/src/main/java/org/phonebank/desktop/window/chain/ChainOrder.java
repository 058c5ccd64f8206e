package org.phonebank.desktop.window.chain;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where the phones stand.
 *
 * @param stages in the order in which tokens pass them
 * @param others that tokens do not pass
 */
public record ChainOrder(List<ChainStage> stages, List<PhoneCardViewModel> others) {
    public static final ChainOrder EMPTY = new ChainOrder(List.of(), List.of());

    public ChainOrder {
        stages = List.copyOf(stages);
        others = List.copyOf(others);
    }

    /** Every card once, from top to bottom. */
    public List<PhoneCardViewModel> cards() {
        return Stream.concat(stages.stream().flatMap(stage -> stage.cards().stream()), others.stream())
                .toList();
    }
}
