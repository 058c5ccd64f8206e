package org.phonebank.desktop.window.base;

/**
 * One page of the window. It outlives its views: what must survive a change of language (which makes all views and
 * view-models anew) is kept by the part or deeper, not by a view-model.
 */
public interface PagePart {
    Page page();

    /** The window is about to be shown, whichever page comes first; called before {@link #open}, once for each language. */
    default void prepare(Desk desk) {}

    /** Makes view-model and view, on the UI thread. */
    PageView open(Desk desk, Views views);

    /**
     * The window has closed: ends what the part began, and keeps what must be kept. Called once, after all views were
     * detached, by a thread that may wait a few seconds; the lab is still there.
     */
    default void close() {}
}
