package org.phonebank.partitioner;

/**
 * What came of trying something out.
 *
 * @param understood whether it can be used
 * @param words what was found, or why it cannot be used, for a person
 */
public record Finding(boolean understood, String words) {}
