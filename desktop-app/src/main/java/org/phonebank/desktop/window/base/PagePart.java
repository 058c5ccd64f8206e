package org.phonebank.desktop.window.base;

/**
 * One page of the window. It outlives its views: what must survive a change of language (which makes all views and
 * view-models anew) is kept by the part or deeper, not by a view-model.
 */
public interface PagePart {
    Page page();

    /** Makes view-model and view, on the UI thread. */
    PageView open(Desk desk, Views views);
}
