package org.phonebank.desktop.lab;

/** Who places the layers of a lab that is set up. */
public enum Placing {
    /** The planner. */
    AUTOMATIC,
    /** A person: the lab waits with a workbench until it is told by {@link LabSession#place}. */
    BY_PERSON
}
