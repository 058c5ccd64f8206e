package org.phonebank.desktop.wizard;

/** What a phone needs to serve layers, in the order in which a person mends it. */
public enum Requirement {
    /** Commands can be sent to it. */
    CONNECTION,
    /** Its Android is new enough. */
    ANDROID,
    /** There is a program that can work on it. */
    WORKER,
    /** Room for files, in bytes. */
    STORAGE,
    /** Room to compute in, in bytes. */
    MEMORY,
    /** Charge in percent. */
    BATTERY,
    /** Of the battery, in degrees Celsius. */
    TEMPERATURE
}
