package org.phonebank.pipeline.generation;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.link.StageLink;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.frame.CandidateList;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.NumberFormat;
import org.phonebank.protocol.frame.StageTiming;

/** Layers of a {@link ToyModel} behind a link, with position-addressed caches, computed on a given executor. */
public final class FakeStage implements StageLink {
    public final List<Frame> requests = new CopyOnWriteArrayList<>();
    /** Called before each computation, on its thread. */
    public volatile Consumer<Frame> before = request -> {};

    public volatile @Nullable StageException failure;
    /** Replaces an answer. */
    public volatile UnaryOperator<Frame> distortion = answer -> answer;

    private final String name;
    private final ToyModel model;
    private final int first;
    private final int end;
    private final Executor executor;
    /** By sequence and layer: the layer's inputs at all positions. */
    private final Map<Long, List<List<float[]>>> caches = new HashMap<>();

    public FakeStage(String name, ToyModel model, int first, int end, Executor executor) {
        this.name = name;
        this.model = model;
        this.first = first;
        this.end = end;
        this.executor = executor;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public CompletableFuture<Frame> send(Frame request) {
        requests.add(request);
        CompletableFuture<Frame> answer = new CompletableFuture<>();
        executor.execute(() -> {
            try {
                before.accept(request);
                StageException scripted = failure;
                if (scripted != null) {
                    throw scripted;
                }
                answer.complete(distortion.apply(compute(request)));
            } catch (StageException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    @Override
    public void close() {}

    public synchronized void evict() {
        caches.clear();
    }

    public synchronized int sequencesHeld() {
        return caches.size();
    }

    private synchronized Frame compute(Frame request) throws StageException {
        if (request.kind() == FrameKind.FORGET) {
            caches.remove(request.sequence());
            return request.accepted(List.of());
        }
        List<List<float[]>> cache = caches.computeIfAbsent(request.sequence(), id -> emptyCache());
        int held = cache.get(0).size();
        if (request.position() > held) {
            throw StageException.positionSkipped(
                    name, held, Phrase.verbatim(name + " expected position " + held + "."));
        }
        cache.forEach(layer -> layer.subList(request.position(), layer.size()).clear());
        ByteBuffer input = request.payload();
        ByteBuffer output = ByteBuffer.allocate(request.count() * ToyModel.WIDTH * Float.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        float[] hidden = {};
        for (int i = 0; i < request.count(); i++) {
            hidden = read(request, input, i);
            for (int layer = first; layer < end; layer++) {
                List<float[]> inputs = cache.get(layer - first);
                inputs.add(hidden);
                hidden = model.layer(layer, inputs);
            }
            for (float value : hidden) {
                output.putFloat(value);
            }
        }
        output.flip();
        List<StageTiming> timings = List.of(new StageTiming(0, 10, 100));
        if (end < model.layers()) {
            return answer(request, FrameKind.HIDDEN, NumberFormat.F32, ToyModel.WIDTH, 0, timings, output);
        }
        if (request.candidates() == 0) {
            return request.accepted(timings);
        }
        CandidateList candidates = ToyModel.candidates(model.logits(hidden), request.candidates());
        return candidates(request, candidates);
    }

    public static Frame candidates(Frame request, CandidateList candidates) {
        return answer(
                request,
                FrameKind.CANDIDATES,
                NumberFormat.STRUCTURE,
                0,
                candidates.size(),
                List.of(new StageTiming(0, 10, 100)),
                candidates.toPayload());
    }

    private float[] read(Frame request, ByteBuffer input, int index) {
        if (first == 0) {
            return model.embed(input.getInt(), request.position() + index, request.position() + request.count());
        }
        float[] hidden = new float[ToyModel.WIDTH];
        input.asFloatBuffer().get(hidden);
        input.position(input.position() + ToyModel.WIDTH * Float.BYTES);
        return hidden;
    }

    private List<List<float[]>> emptyCache() {
        List<List<float[]>> cache = new ArrayList<>();
        for (int layer = first; layer < end; layer++) {
            cache.add(new ArrayList<>());
        }
        return cache;
    }

    private static Frame answer(
            Frame request,
            FrameKind kind,
            NumberFormat format,
            int width,
            int candidates,
            List<StageTiming> timings,
            ByteBuffer payload) {
        return new Frame(
                kind,
                format,
                request.request(),
                request.sequence(),
                request.position(),
                request.count(),
                width,
                candidates,
                timings,
                payload);
    }
}
