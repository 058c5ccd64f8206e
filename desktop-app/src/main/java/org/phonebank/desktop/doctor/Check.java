package org.phonebank.desktop.doctor;

/** Looks at one thing. */
interface Check {
    Finding examine();
}
