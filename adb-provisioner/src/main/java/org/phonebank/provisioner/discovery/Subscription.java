package org.phonebank.provisioner.discovery;

/** A listener's membership; closing it ends the calls. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
