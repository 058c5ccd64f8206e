package org.phonebank.virtual;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** The process that holds a lab of virtual phones. Started by {@link VirtualLabClient}, it runs until it is told to stop. */
public final class VirtualLabMain {
    private VirtualLabMain() {}

    /** The arguments are those of {@link LabArguments}. */
    public static void main(String[] arguments) throws InterruptedException {
        int code = 0;
        try {
            run(LabArguments.parse(arguments));
        } catch (IOException | IllegalArgumentException e) {
            // The client shows the last line of the log.
            System.err.println(e.getMessage());
            code = 1;
        }
        System.exit(code);
    }

    private static void run(VirtualLabSettings settings) throws IOException, InterruptedException {
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        try (VirtualLab lab = VirtualLab.start(settings);
                PublishedLab published =
                        PublishedLab.open(lab, LabState.file(settings.dataFolder()), stop::countDown)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> awaitEnd(stop, stopped), "virtual-lab-stop"));
            System.out.println("The virtual lab runs with " + lab.phones().size() + " phones.");
            stop.await();
        } finally {
            stopped.countDown();
        }
    }

    /** A signal ends the lab as tidily as a request does. */
    private static void awaitEnd(CountDownLatch stop, CountDownLatch stopped) {
        stop.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
