package org.phonebank.desktop.lab;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.phonebank.pipeline.link.WorkerClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures the links of phones that have nothing else to do. */
final class RoundTrips {
    private static final Logger LOG = LoggerFactory.getLogger(RoundTrips.class);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** The first one is slow. */
    private static final int PINGS = 3;

    private final List<LabPhone> phones;

    RoundTrips(List<LabPhone> phones) {
        this.phones = phones;
    }

    /** One for each phone, zero for those that do not answer. */
    List<Duration> measure() throws InterruptedException {
        List<CompletableFuture<Duration>> pings =
                phones.stream().map(phone -> ping(phone, PINGS)).toList();
        List<Duration> measured = new ArrayList<>();
        for (CompletableFuture<Duration> ping : pings) {
            measured.add(taken(ping));
        }
        return measured;
    }

    private static CompletableFuture<Duration> ping(LabPhone phone, int pings) {
        WorkerClient client = phone.client();
        if (client == null) {
            return CompletableFuture.completedFuture(Duration.ZERO);
        }
        CompletableFuture<Duration> first = client.ping(PATIENCE);
        return pings == 1 ? first : first.thenCompose(time -> ping(phone, pings - 1));
    }

    private static Duration taken(CompletableFuture<Duration> ping) throws InterruptedException {
        try {
            return ping.get();
        } catch (ExecutionException e) {
            LOG.info("A link was not measured: {}", e.getMessage());
            return Duration.ZERO;
        }
    }
}
