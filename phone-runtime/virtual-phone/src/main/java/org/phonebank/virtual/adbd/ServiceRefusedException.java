package org.phonebank.virtual.adbd;

/** The phone does not offer a service. */
final class ServiceRefusedException extends Exception {
    ServiceRefusedException(String message) {
        super(message);
    }
}
