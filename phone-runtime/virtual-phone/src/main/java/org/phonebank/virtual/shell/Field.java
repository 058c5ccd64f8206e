package org.phonebank.virtual.shell;

/**
 * A word after values were put in.
 *
 * @param pattern the text with a backslash before characters that were quoted
 * @param hasPattern whether something in it can match file names
 */
record Field(String text, String pattern, boolean hasPattern) {}
