package org.phonebank.protocol;

/**
 * The version that desktop and worker must have in common. A constant and not a resource, because resources do not travel
 * in a dex file; a test keeps it equal to the project's version.
 */
public final class PhonebankVersion {
    /** The project's version without {@code -SNAPSHOT}. */
    public static final String VERSION = "0.1.0";

    private PhonebankVersion() {}
}
