package org.phonebank.pipeline.serving;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Lets one task at a time at a pipeline's state. A task runs on the thread that brings it, so that nothing waits for a
 * thread to wake up; what a task brings on its own thread is done right after it. When {@link #run} returns on a thread
 * that was outside, its task is done.
 */
final class Turnstile {
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Runnable> inside = new ArrayDeque<>();
    private final Queue<Runnable> afterwards = new ArrayDeque<>();

    void run(Runnable task) {
        if (lock.isHeldByCurrentThread()) {
            inside.add(task);
            return;
        }
        ask(() -> {
            task.run();
            return Boolean.TRUE;
        });
    }

    /** A task with an answer; inside another task it runs at once and should only look. */
    <T> T ask(Supplier<T> question) {
        if (lock.isHeldByCurrentThread()) {
            return question.get();
        }
        Runnable[] outside = {};
        lock.lock();
        try {
            T answer = question.get();
            for (Runnable next = inside.poll(); next != null; next = inside.poll()) {
                next.run();
            }
            return answer;
        } finally {
            if (!afterwards.isEmpty()) {
                outside = afterwards.toArray(outside);
                afterwards.clear();
            }
            lock.unlock();
            for (Runnable task : outside) {
                task.run();
            }
        }
    }

    /** For tasks: does something on this thread when it is outside again, such as calling others' code. */
    void afterwards(Runnable task) {
        afterwards.add(task);
    }
}
