package org.phonebank.desktop;

/** Entry point; no JavaFX application, because those cannot be started from the class path. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
