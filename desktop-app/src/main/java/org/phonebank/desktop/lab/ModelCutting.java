package org.phonebank.desktop.lab;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import org.phonebank.partitioner.LayerStore;
import org.phonebank.partitioner.failure.ModelPackageException;

/** A model that is being cut on a thread of its own; closing it stops the work and waits until it has cleaned up. */
final class ModelCutting implements AutoCloseable {
    private final FutureTask<LayerStore> task;
    private final Thread thread;
    private volatile boolean abandoned;

    private ModelCutting(CutModel cut, ModelChoice model, BooleanSupplier cancelled) {
        task = new FutureTask<>(() -> cut.run(model, () -> abandoned || cancelled.getAsBoolean()));
        thread = new Thread(task, "cut-model");
    }

    static ModelCutting start(CutModel cut, ModelChoice model, BooleanSupplier cancelled) {
        ModelCutting cutting = new ModelCutting(cut, model, cancelled);
        cutting.thread.start();
        return cutting;
    }

    LayerStore await() throws IOException, ModelPackageException, LabException, InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof ModelPackageException unusable) {
                throw unusable;
            }
            if (cause instanceof IOException io) {
                throw io;
            }
            throw Sentences.asLabException(cause == null ? e : cause);
        }
    }

    @Override
    public void close() {
        abandoned = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
