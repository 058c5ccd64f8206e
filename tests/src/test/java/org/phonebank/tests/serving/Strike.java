package org.phonebank.tests.serving;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.frame.Frame;

/** One trouble at one moment, to whichever phone of a stage is the first to come to it. */
final class Strike implements FailingLink.Watcher {
    private final Trouble trouble;
    private final Moment moment;
    private final int promptPosition;
    private final int tokenPosition;
    private final AtomicReference<@Nullable FailingLink> struck = new AtomicReference<>();
    private volatile @Nullable FailingLink lastToAnswer;

    /**
     * A strike that is still to come.
     *
     * @param promptPosition where the piece of the prompt begins that it waits for
     * @param tokenPosition of the token that it waits for
     */
    Strike(Trouble trouble, Moment moment, int promptPosition, int tokenPosition) {
        this.trouble = trouble;
        this.moment = moment;
        this.promptPosition = promptPosition;
        this.tokenPosition = tokenPosition;
    }

    @Override
    public void passes(FailingLink link, Frame request, boolean computed) {
        if (computed) {
            lastToAnswer = link;
        }
        boolean now =
                switch (moment) {
                    case PROMPT_SENT -> !computed && request.position() == promptPosition;
                    case PROMPT_COMPUTED -> computed && request.position() == promptPosition;
                    case TOKEN_SENT -> !computed && request.position() == tokenPosition;
                    case TOKEN_COMPUTED -> computed && request.position() == tokenPosition;
                    case BETWEEN_TOKENS -> false;
                };
        if (now) {
            strike(link);
        }
    }

    /** The token at this position is about to be sent. */
    void betweenTokens(int position) {
        FailingLink last = lastToAnswer;
        if (moment == Moment.BETWEEN_TOKENS && position == tokenPosition && last != null) {
            strike(last);
        }
    }

    /** Who was struck; empty if the moment never came. */
    Optional<FailingLink> struck() {
        return Optional.ofNullable(struck.get());
    }

    private void strike(FailingLink link) {
        if (struck.compareAndSet(null, link)) {
            link.befall(trouble);
        }
    }
}
