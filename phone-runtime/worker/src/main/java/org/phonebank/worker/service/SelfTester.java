package org.phonebank.worker.service;

import ai.onnxruntime.OrtException;
import io.grpc.Status;
import io.grpc.StatusException;
import org.phonebank.protocol.v1.SelfTestRequest;
import org.phonebank.protocol.v1.SelfTestResponse;
import org.phonebank.worker.shard.GoldenRun;
import org.phonebank.worker.shard.Processor;

/** Runs the parent's golden graph and reports result and speed; whether they are right is the parent's to judge. */
public final class SelfTester {
    private static final int MOST_RUNS = 1000;
    private static final int MOST_DIMENSIONS = 8;
    private static final int MOST_VALUES = 1 << 20;

    private final Processor processor;

    public SelfTester(Processor processor) {
        this.processor = processor;
    }

    SelfTestResponse run(SelfTestRequest request) throws StatusException {
        if (request.getRuns() < 1 || request.getRuns() > MOST_RUNS) {
            throw invalid("A self-test takes 1 to " + MOST_RUNS + " runs, not " + request.getRuns() + ".");
        }
        if (request.getGraph().isEmpty()) {
            throw invalid("A self-test needs a graph.");
        }
        float[] input = new float[request.getInputCount()];
        for (int i = 0; i < input.length; i++) {
            input[i] = request.getInput(i);
        }
        byte[] graph = request.getGraph().toByteArray();
        try (GoldenRun golden = GoldenRun.open(graph, shape(request, input.length), input, processor)) {
            long[] micros = golden.time(request.getRuns());
            SelfTestResponse.Builder response = SelfTestResponse.newBuilder()
                    .setMedianMicros(micros[micros.length / 2])
                    .setMaxMicros(micros[micros.length - 1]);
            for (float value : golden.output()) {
                response.addOutput(value);
            }
            return response.build();
        } catch (OrtException e) {
            throw Status.INTERNAL
                    .withDescription("ONNX Runtime could not run the self-test: " + e.getMessage())
                    .asException();
        }
    }

    private static long[] shape(SelfTestRequest request, int values) throws StatusException {
        if (request.getInputShapeCount() < 1 || request.getInputShapeCount() > MOST_DIMENSIONS) {
            throw invalid("A self-test's input has 1 to " + MOST_DIMENSIONS + " dimensions.");
        }
        long[] shape = new long[request.getInputShapeCount()];
        long size = 1;
        for (int i = 0; i < shape.length; i++) {
            shape[i] = request.getInputShape(i);
            if (shape[i] < 1 || shape[i] > MOST_VALUES) {
                throw invalid("A self-test's input has the dimension " + shape[i] + ".");
            }
            size = Math.min(size * shape[i], Integer.MAX_VALUE);
        }
        if (size != values || size > MOST_VALUES) {
            throw invalid("A self-test's input has " + values + " values, but its shape holds " + size + " and at most "
                    + MOST_VALUES + " are allowed.");
        }
        return shape;
    }

    private static StatusException invalid(String message) {
        return Status.INVALID_ARGUMENT.withDescription(message).asException();
    }
}
