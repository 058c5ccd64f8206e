package org.phonebank.pipeline.serving;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.generation.RouteStep;
import org.phonebank.pipeline.generation.ToyModel;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;

/**
 * A pipeline, phones and a clock in one thread: what happens next is drawn from a seed, and a test may interfere before any
 * of it.
 */
final class ServingWorld implements AutoCloseable {
    static final int LAYERS = 6;
    static final int VOCABULARY = 50;
    static final int MICRO_BATCH = 8;
    /** Interferences by chance may leave it waiting for the next one. */
    private static final int MOST_IDLE = 1000;

    final ToyModel model = new ToyModel(LAYERS, VOCABULARY);
    final FakeRuntime runtime = new FakeRuntime();
    final RecordingListener listener = new RecordingListener();
    final List<FakePhone> phones = new ArrayList<>();
    final ServingPipeline pipeline;
    /** Called before each thing that happens, with its number. */
    Interference interference = moment -> {};

    long moments;
    /** The last turn of a chat. */
    int[] said = {};

    private final SplittableRandom random;

    interface Interference {
        void before(long moment);
    }

    ServingWorld(Path folder, long seed) throws IOException {
        this(options(folder), ReplicaChooser.PREDICTED_FINISH, seed);
    }

    ServingWorld(ServingOptions options, ReplicaChooser chooser, long seed) throws IOException {
        this.random = new SplittableRandom(seed);
        this.pipeline = new ServingPipeline(options, chooser, listener, runtime);
    }

    static ServingOptions options(Path folder) {
        return ServingOptions.of(ToyModel.WIDTH, VOCABULARY, folder).withAnswerFloor(Duration.ofSeconds(1));
    }

    /** Layers of a stage when the model is cut into equal ones. */
    static LayerRange layers(int stage, int stages) {
        return new LayerRange(stage * LAYERS / stages, (stage + 1) * LAYERS / stages);
    }

    FakePhone phone(String serial, LayerRange layers) {
        FakePhone phone = new FakePhone(serial, model, layers.first(), layers.end());
        phones.add(phone);
        return phone;
    }

    /** Serves by stages with so many replicas each, named "0a", "0b", "1a" and so on. */
    void serve(int stages, int replicas, Redundancy redundancy) {
        List<StageLayout> layouts = new ArrayList<>();
        for (int stage = 0; stage < stages; stage++) {
            LayerRange layers = layers(stage, stages);
            List<Replica> held = new ArrayList<>();
            for (int i = 0; i < replicas; i++) {
                held.add(phone(stage + String.valueOf((char) ('a' + i)), layers).replica());
            }
            layouts.add(new StageLayout(layers, redundancy, held));
        }
        pipeline.serve(new Layout(pipeline.layout().version() + 1, layouts));
    }

    FakePhone phone(String serial) {
        // The newest one: a phone that returned is another replica.
        for (int i = phones.size() - 1; i >= 0; i--) {
            if (phones.get(i).serial.equals(serial)) {
                return phones.get(i);
            }
        }
        throw new IllegalArgumentException(serial);
    }

    /** Sends a prompt in micro-batches and continues it greedily. */
    List<Integer> greedy(long sequence, int[] prompt, int count) {
        return greedy(sequence, 0, prompt, count);
    }

    /** The same, where the stages hold what is before a position. */
    List<Integer> greedy(long sequence, int from, int[] prompt, int count) {
        int[] tokens = Arrays.copyOf(prompt, prompt.length + count);
        int unsent = from;
        for (int known = prompt.length; known < tokens.length; known++) {
            tokens[known] = best(feed(sequence, tokens, unsent, known));
            unsent = known;
        }
        return Arrays.stream(tokens, prompt.length, tokens.length).boxed().toList();
    }

    RouteStep.Answer feed(long sequence, int[] tokens, int from, int end) {
        Deque<RouteStep> steps = new ArrayDeque<>();
        for (int position = from; position < end; position += MICRO_BATCH) {
            int next = Math.min(end, position + MICRO_BATCH);
            steps.add(start(sequence, tokens, position, next, next == end ? 1 : 0));
        }
        steps.forEach(this::runUntilDone);
        return answer(steps.getLast());
    }

    RouteStep start(long sequence, int[] tokens, int from, int end, int candidates) {
        return pipeline.start(Frame.tokens(0, sequence, from, Arrays.copyOfRange(tokens, from, end), candidates));
    }

    static RouteStep.Answer answer(RouteStep step) {
        try {
            return step.answer().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static int best(RouteStep.Answer answer) {
        return CandidateList.of(answer.frame()).id(0);
    }

    void runUntilDone(RouteStep step) {
        int idle = 0;
        while (!step.answer().isDone()) {
            idle = happen() || runtime.nextTimer() ? 0 : idle + 1;
            if (idle > MOST_IDLE) {
                throw new AssertionError("Nothing happens any more; waiting for " + step.waitingFor() + ", heard "
                        + listener.heard + ", " + pipeline.counters());
            }
        }
    }

    /** Lets everything happen that needs no time to pass. */
    void settle() {
        while (happen()) {
            // One after the other.
        }
    }

    /** Lets one thing happen; whether there was one. */
    boolean happen() {
        moments++;
        interference.before(moments);
        if (random.nextInt(3) == 0 && runtime.runOne()) {
            return true;
        }
        List<FakePhone> ready = phones.stream().filter(FakePhone::canAct).toList();
        if (ready.isEmpty()) {
            return runtime.runOne();
        }
        FakePhone phone = ready.get(random.nextInt(ready.size()));
        runtime.now += phone.stepNanos;
        phone.act();
        return true;
    }

    static int[] prompt(int length) {
        return IntStream.range(0, length).map(i -> (i * 7 + i * i) % 47).toArray();
    }

    @Override
    public void close() {
        pipeline.close();
    }
}
