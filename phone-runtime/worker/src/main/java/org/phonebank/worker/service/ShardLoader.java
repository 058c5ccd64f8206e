package org.phonebank.worker.service;

import io.grpc.Status;
import io.grpc.StatusException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.v1.LoadShardRequest;
import org.phonebank.protocol.v1.LoadShardResponse;
import org.phonebank.worker.host.Memory;
import org.phonebank.worker.shard.FileVerifier;
import org.phonebank.worker.shard.Processor;
import org.phonebank.worker.shard.Shard;
import org.phonebank.worker.shard.ShardException;
import org.phonebank.worker.shard.ShardFile;
import org.phonebank.worker.shard.ShardSpec;

/** Loads and unloads shards, one at a time, so that the memory a load was promised is still there when it takes it. */
public final class ShardLoader {
    private static final Logger LOG = Logger.getLogger(ShardLoader.class.getName());
    private static final long MEBI = 1 << 20;

    private final Path models;
    private final ShardRegistry shards;
    private final Memory memory;
    private final Processor processor;
    private final FileVerifier verifier = new FileVerifier();

    /** @param models the folder that holds one folder for each model */
    public ShardLoader(Path models, ShardRegistry shards, Memory memory, Processor processor) {
        this.models = models;
        this.shards = shards;
        this.memory = memory;
        this.processor = processor;
    }

    synchronized LoadShardResponse load(LoadShardRequest request) throws StatusException {
        HostedShard loaded = shards.find(request.getShardId());
        if (loaded != null) {
            return alreadyLoaded(loaded, request);
        }
        ShardSpec spec = spec(request);
        try {
            long start = System.nanoTime();
            Path folder = folder(spec);
            verifier.verify(folder, spec.graph());
            for (ShardFile file : spec.weights()) {
                verifier.verify(folder, file);
            }
            long verified = System.nanoTime();
            requireMemory(spec);
            Shard shard = Shard.open(folder, spec, processor);
            shards.add(new HostedShard(request, shard));
            LOG.info("Loaded shard " + spec.shardId() + ": layers " + spec.firstLayer() + " to " + spec.endLayer()
                    + " of " + spec.modelId() + ", " + shard.stepMicros() + " µs a step.");
            return response(shard)
                    .setVerifyMicros(TimeUnit.NANOSECONDS.toMicros(verified - start))
                    .setOpenMicros(TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - verified))
                    .build();
        } catch (ShardException e) {
            throw status(e.reason()).withDescription(e.getMessage()).asException();
        }
    }

    private static LoadShardResponse alreadyLoaded(HostedShard loaded, LoadShardRequest request)
            throws StatusException {
        if (!loaded.request().equals(request)) {
            throw Status.FAILED_PRECONDITION
                    .withDescription("Shard " + request.getShardId()
                            + " is loaded already, but with another specification; unload it first.")
                    .asException();
        }
        return response(loaded.shard()).build();
    }

    private static LoadShardResponse.Builder response(Shard shard) {
        return LoadShardResponse.newBuilder()
                .setKvBytesPerSequence(shard.spec().kvBytesPerSequence())
                .setStepMicros(shard.stepMicros());
    }

    private static ShardSpec spec(LoadShardRequest request) throws StatusException {
        try {
            return ShardSpecs.of(request);
        } catch (IllegalArgumentException e) {
            throw Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asException();
        }
    }

    private Path folder(ShardSpec spec) throws ShardException {
        Path folder = models.resolve(spec.modelId());
        if (!Files.isDirectory(folder)) {
            throw new ShardException(
                    ShardException.Reason.FILE_MISSING,
                    "The model " + spec.modelId() + " is not on this phone; push its files to " + folder + ".");
        }
        return folder;
    }

    private void requireMemory(ShardSpec spec) throws ShardException {
        OptionalLong available = memory.available();
        long buffers = spec.kvBytesPerSequence() * spec.maxSequences();
        if (available.isPresent() && spec.residentBytes() + buffers > available.getAsLong()) {
            throw new ShardException(
                    ShardException.Reason.TOO_LITTLE_MEMORY,
                    "Shard " + spec.shardId() + " needs " + mebi(spec.residentBytes()) + " for its weights and "
                            + mebi(buffers) + " for " + spec.maxSequences() + " sequences of " + spec.contextLength()
                            + " tokens, but the phone has only " + mebi(available.getAsLong())
                            + " of memory left; give it fewer layers or a shorter context.");
        }
    }

    private static String mebi(long bytes) {
        return (bytes + MEBI - 1) / MEBI + " MiB";
    }

    private static Status status(ShardException.Reason reason) {
        switch (reason) {
            case INVALID:
                return Status.INVALID_ARGUMENT;
            case FILE_MISSING:
                return Status.NOT_FOUND;
            case FILE_DIFFERS:
                return Status.FAILED_PRECONDITION;
            case TOO_LITTLE_MEMORY:
                return Status.RESOURCE_EXHAUSTED;
            case RUNTIME_FAILED:
                return Status.INTERNAL;
        }
        throw new IllegalStateException("No status for " + reason + ".");
    }

    synchronized void unload(String shardId) {
        @Nullable HostedShard shard = shards.remove(shardId);
        if (shard == null) {
            return;
        }
        shard.close(Status.NOT_FOUND.withDescription("Shard " + shardId + " was unloaded."));
        LOG.info("Unloaded shard " + shardId + ".");
        // The KV buffers lie outside the heap, and only a collection gives them back to the phone.
        System.gc();
    }
}
