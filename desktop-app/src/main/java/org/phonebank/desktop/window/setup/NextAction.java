package org.phonebank.desktop.window.setup;

/**
 * What leads on from a step.
 *
 * @param label names it
 * @param obstacle why it cannot be done now; "" if it can
 */
record NextAction(String label, String obstacle, Runnable action) {
    boolean available() {
        return obstacle.isEmpty();
    }
}
