package org.phonebank.virtual.adbd;

import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;
import org.phonebank.virtual.profile.LinkProfile;

/** How slow a phone's connections are now, and whether anything gets through at all. May change at any time. */
final class Link {
    private volatile LinkProfile profile;
    private boolean silent;

    Link(LinkProfile profile) {
        this.profile = profile;
    }

    LinkProfile profile() {
        return profile;
    }

    void profile(LinkProfile newProfile) {
        profile = newProfile;
    }

    boolean isShaped() {
        return !profile.equals(LinkProfile.UNSHAPED);
    }

    /** While it is silent nothing gets through; what was under way arrives afterwards, as TCP sends it again. */
    synchronized void silence(boolean nowSilent) {
        silent = nowSilent;
        notifyAll();
    }

    /** Lets those who wait look again whether they have given up. */
    synchronized void wake() {
        notifyAll();
    }

    /** Waits while the link is silent, unless the waiting is given up. */
    synchronized void awaitSound(BooleanSupplier givenUp) throws InterruptedIOException {
        try {
            while (silent && !givenUp.getAsBoolean()) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }
}
