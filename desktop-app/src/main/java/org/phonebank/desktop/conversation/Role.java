package org.phonebank.desktop.conversation;

import java.util.Locale;

/** Who speaks. */
public enum Role {
    USER,
    ASSISTANT;

    /** As chat templates call it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
