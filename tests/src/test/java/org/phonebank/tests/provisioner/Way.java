package org.phonebank.tests.provisioner;

/** How a phone is reached. */
enum Way {
    DIRECT,
    ADB_SERVER
}
