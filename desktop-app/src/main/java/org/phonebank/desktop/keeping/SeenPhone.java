package org.phonebank.desktop.keeping;

import java.util.Objects;

/**
 * A phone of the lab as ADB sees it now.
 *
 * @param name for people
 */
public record SeenPhone(String serial, String name) {
    public SeenPhone {
        Objects.requireNonNull(serial);
        Objects.requireNonNull(name);
    }
}
