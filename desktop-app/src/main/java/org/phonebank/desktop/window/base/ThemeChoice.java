package org.phonebank.desktop.window.base;

/** What a person can choose in the theme menu. */
public enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK
}
