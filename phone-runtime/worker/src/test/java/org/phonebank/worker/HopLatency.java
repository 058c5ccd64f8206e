package org.phonebank.worker;

import io.grpc.ManagedChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.v1.WorkerControlGrpc;
import org.phonebank.worker.shard.TinyModel;

/**
 * Prints what one hop costs: the round trip of a single-token frame to a tiny shard over TLS on loopback, less the time the
 * shard computed. Not a test; its figures are only worth something beside others of the same run on a quiet machine.
 */
final class HopLatency {
    private static final int WARM_UP = 3000;
    private static final int MEASURED = 5000;

    private HopLatency() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path root = Files.createTempDirectory("hop-latency");
        TestLab lab = new TestLab();
        lab.writeWorkerIdentity(root.resolve("home/tls"));
        Path model = Files.createDirectories(root.resolve("home/models/tiny"));
        try (Worker worker = Worker.start(
                WorkerArguments.parse(
                        "--home", "/home", "--run-id", "hop", "--parent-version", "0", "--root", root.toString()),
                new Ending(0))) {
            ManagedChannel channel = lab.connect(worker.port(), lab);
            WorkerControlGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(30, TimeUnit.SECONDS)
                    .loadShard(Requests.load(TinyModel.write(model, 0, 1, 1).build()));
            measure(FrameClient.open(channel, "shard-00-01"));
            channel.shutdownNow();
        }
    }

    private static void measure(FrameClient<Frame> frames) throws InterruptedException {
        long[] roundTrips = new long[MEASURED];
        long[] overheads = new long[MEASURED];
        long[] queued = new long[MEASURED];
        for (int i = -WARM_UP; i < MEASURED; i++) {
            long start = System.nanoTime();
            Frame answer = frames.exchange(Frame.tokens(i, 1, 0, new int[] {7}, 40));
            long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start);
            if (i >= 0) {
                roundTrips[i] = micros;
                queued[i] = answer.timings().get(0).queuedMicros();
                overheads[i] = micros - answer.timings().get(0).computeMicros();
            }
        }
        print("round trip", roundTrips);
        print("less computation", overheads);
        print("queued in the worker", queued);
    }

    private static void print(String what, long[] micros) {
        Arrays.sort(micros);
        System.out.printf(
                "%-22s p50 %4d µs   p99 %4d µs%n", what, micros[micros.length / 2], micros[micros.length * 99 / 100]);
    }
}
