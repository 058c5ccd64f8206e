package org.phonebank.desktop.keeping;

/** Hears the keeper, on the keeper's thread; must not block. */
public interface KeeperListener {
    /** Something happened. */
    void happened(Happening happening);

    /** Who serves what has changed. */
    void serving(Serving serving);

    /** Called about twice a second while the lab is kept. */
    void ticked();
}
