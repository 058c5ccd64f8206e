package org.phonebank.desktop.wizard;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Looks for phones all the time, and has things done to them that need no lab. What the methods return fails with an
 * exception whose message is a sentence for people.
 */
public interface PhoneScout extends AutoCloseable {
    /** Begins to look; the listener hears what can be seen, and again after each change. Called once. */
    void listen(Consumer<Scouting> listener);

    /** Starts virtual phones that end with this program; completes with their serials. */
    CompletableFuture<List<String>> addVirtual(int count);

    /**
     * Starts those virtual phones that were there before, but for those that another program uses meanwhile or that cannot be
     * started; then it fails with the reason of the first.
     */
    CompletableFuture<Void> restoreVirtual(List<String> serials);

    /** Ends a virtual phone of this program. */
    CompletableFuture<Void> removeVirtual(String serial);

    /** Looks for a phone at this address from now on. */
    CompletableFuture<Void> connect(PhoneAddress address);

    /** The same for an address of last time: its host is looked up until somebody in the network knows it. */
    void remember(PhoneAddress address);

    /** Does not look for a phone at this address any more. */
    void forget(PhoneAddress address);

    /** Makes a phone show itself: its screen goes on and off, and it vibrates where Android lets it. */
    CompletableFuture<Void> identify(String serial);

    /** Has a virtual phone trust this computer, as a tap on the screen of a real one does. */
    CompletableFuture<Void> authorize(String serial);

    /** Asks all phones anew for what they are and have. */
    void askAgain();

    /** Whether another program that uses the same data works with phones now. */
    CompletableFuture<Boolean> othersWork();

    /** Starts the adb server. */
    CompletableFuture<Void> startAdb();

    /** Ends the virtual phones of this program. May take its time. */
    @Override
    void close();
}
