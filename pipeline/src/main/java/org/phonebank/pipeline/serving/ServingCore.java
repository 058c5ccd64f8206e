package org.phonebank.pipeline.serving;

import java.io.IOException;

/** What all parts of one pipeline share. */
final class ServingCore {
    final Turnstile turnstile = new Turnstile();
    final ServingOptions options;
    final ServingRuntime runtime;
    final ReplicaChooser chooser;
    final AnswerCheck check;
    final Announcer announcer;
    final InputJournal journal;
    final Stages stages;
    final Sequences sequences;
    final Watchdog watchdog;

    long failovers;
    long replayed;

    ServingCore(ServingOptions options, ReplicaChooser chooser, ServingListener listener, ServingRuntime runtime)
            throws IOException {
        this.options = options;
        this.runtime = runtime;
        this.chooser = chooser;
        this.check = new AnswerCheck(options.hiddenSize(), options.vocabularySize());
        this.announcer = new Announcer(runtime, listener, options.tolerance());
        this.journal = new InputJournal(
                turnstile, runtime, options.journalFolder(), options.journalMemoryBytes(), options.journalDiskBytes());
        this.stages = new Stages(this);
        this.sequences = new Sequences(this);
        this.watchdog = new Watchdog(turnstile, runtime, stages::isolateOverdue);
    }
}
