package org.phonebank.virtual.adbd;

import org.phonebank.virtual.profile.LinkProfile;

/** How slow a phone's connections are now. May change at any time. */
final class Link {
    private volatile LinkProfile profile;

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
}
