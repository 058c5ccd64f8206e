package org.phonebank.virtual.shell.syntax;

/** {@code name=value}. */
public record Assignment(String name, Word value) {}
