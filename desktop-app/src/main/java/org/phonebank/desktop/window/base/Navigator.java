package org.phonebank.desktop.window.base;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Which page is shown. */
public final class Navigator {
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(this, "page", Page.SETUP);

    public void show(Page wanted) {
        page.set(wanted);
    }

    public ObjectProperty<Page> pageProperty() {
        return page;
    }
}
