package org.phonebank.virtual.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.phonebank.virtual.shell.syntax.AndOrList;
import org.phonebank.virtual.shell.syntax.Command;
import org.phonebank.virtual.shell.syntax.Pipeline;
import org.phonebank.virtual.shell.syntax.Redirection;
import org.phonebank.virtual.shell.syntax.Script;
import org.phonebank.virtual.stream.BytePipe;
import org.phonebank.virtual.stream.DaemonThreads;

/** Runs lists and pipelines, in the foreground and behind {@code &}. */
final class ListRunner {
    private static final int PIPE_BYTES = 64 << 10;
    private static final int MAX_JOBS = 32;

    private final Shell shell;

    ListRunner(Shell shell) {
        this.shell = shell;
    }

    int run(Script script, ShellContext context, ShellIo io) throws IOException, InterruptedException {
        int code = script.lists().isEmpty() ? 0 : context.lastExit();
        for (AndOrList list : script.lists()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            code = list.background() ? startJob(list, context, io) : runList(list, context, io);
            context.lastExit(code);
            if (context.isExiting()) {
                break;
            }
        }
        return code;
    }

    private int runList(AndOrList list, ShellContext context, ShellIo io) throws IOException, InterruptedException {
        int code = runPipeline(list.first(), context, io);
        for (AndOrList.Link link : list.rest()) {
            context.lastExit(code);
            if (link.and() == (code == 0) && !context.isExiting()) {
                code = runPipeline(link.pipeline(), context, io);
            }
        }
        return code;
    }

    private int runPipeline(Pipeline pipeline, ShellContext context, ShellIo io)
            throws IOException, InterruptedException {
        int code = pipeline.commands().size() == 1
                ? shell.execute(pipeline.commands().get(0), context, io)
                : connect(pipeline, 0, context, io);
        return pipeline.negated() && !context.isExiting() ? (code == 0 ? 1 : 0) : code;
    }

    /** Runs the commands from the index on: the first in a thread of its own, the rest here. */
    private int connect(Pipeline pipeline, int index, ShellContext context, ShellIo io)
            throws IOException, InterruptedException {
        Command command = pipeline.commands().get(index);
        if (index == pipeline.commands().size() - 1) {
            return shell.execute(command, context.subshell(), io);
        }
        BytePipe pipe = new BytePipe(PIPE_BYTES);
        ShellContext subshell = context.subshell();
        Future<?> writer = DaemonThreads.submit("virtual-phone-pipeline", () -> {
            context.session().enter();
            try {
                shell.execute(command, subshell, io.withOut(ShellOutput.to(pipe.output())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                pipe.finish();
                context.session().leave();
            }
        });
        try {
            InputStream in = pipe.input();
            return connect(pipeline, index + 1, context, io.withIn(in));
        } finally {
            pipe.abandon();
            await(writer);
        }
    }

    private static void await(Future<?> writer) throws IOException, InterruptedException {
        try {
            writer.get();
        } catch (ExecutionException e) {
            throw new IOException("a command of a pipeline failed", e.getCause());
        }
    }

    private int startJob(AndOrList list, ShellContext context, ShellIo io) throws IOException {
        context.jobs().removeIf(BackgroundJob::hasEnded);
        if (context.jobs().size() >= MAX_JOBS) {
            Shell.complain(io, "can't fork - try again");
            return 1;
        }
        BackgroundJob job = new BackgroundJob();
        context.jobs().add(job);
        boolean holds = !redirectsItself(list);
        if (holds) {
            context.session().addHolder(job);
        }
        ShellContext background = context.copyFor(job);
        DaemonThreads.run("virtual-phone-job", () -> runJob(list, background, io, holds));
        context.set("!", String.valueOf(job.awaitPid()));
        return 0;
    }

    private void runJob(AndOrList list, ShellContext context, ShellIo io, boolean holds) {
        BackgroundJob job = context.job().orElseThrow();
        int code = 1;
        try {
            code = runList(list, context, io.withIn(InputStream.nullInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            job.started(shell.system().shellPids().incrementAndGet());
            job.ended(code);
            if (holds) {
                context.session().removeHolder(job);
            }
        }
    }

    /** Whether a job is one command whose output and errors both go elsewhere, so that the session need not wait. */
    private static boolean redirectsItself(AndOrList list) {
        if (!list.rest().isEmpty() || list.first().commands().size() != 1) {
            return false;
        }
        boolean out = false;
        boolean err = false;
        for (Redirection redirection : list.first().commands().get(0).redirections()) {
            boolean elsewhere = redirection.kind() != Redirection.Kind.DUPLICATE;
            if (redirection.descriptor() == 1) {
                out = elsewhere || err;
            } else if (redirection.descriptor() == 2) {
                err = elsewhere || out;
            }
        }
        return out && err;
    }
}
