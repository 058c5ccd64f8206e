package org.phonebank.desktop.lab;

/** An answer on its way. */
public interface ChatHandle {
    /** Stops after the token that is being computed; {@link ChatListener#done} still comes. */
    void cancel();
}
