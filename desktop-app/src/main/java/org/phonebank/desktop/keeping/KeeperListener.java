package org.phonebank.desktop.keeping;

import org.phonebank.pipeline.steward.Survey;

/** Hears the keeper, on the keeper's thread; must not block. */
public interface KeeperListener {
    /** Something happened. */
    void happened(Happening happening);

    /** Who serves what has changed. */
    void serving(Serving serving);

    /** How the lab looks to those who place layers; told about once a second, and as soon as layers have moved. */
    void surveyed(Survey survey);

    /** Called about twice a second while the lab is kept. */
    void ticked();
}
