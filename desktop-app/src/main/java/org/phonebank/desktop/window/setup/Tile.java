package org.phonebank.desktop.window.setup;

/** A figure with what it means. */
record Tile(String name, String value) {}
