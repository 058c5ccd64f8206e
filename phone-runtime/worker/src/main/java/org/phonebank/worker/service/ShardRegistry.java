package org.phonebank.worker.service;

import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The shards that are loaded, by their id. Any thread may call it. */
public final class ShardRegistry implements AutoCloseable {
    private final Map<String, HostedShard> shards = new ConcurrentHashMap<>();

    @Nullable
    HostedShard find(String shardId) {
        return shards.get(shardId);
    }

    void add(HostedShard shard) {
        shards.put(shard.request().getShardId(), shard);
    }

    @Nullable
    HostedShard remove(String shardId) {
        return shards.remove(shardId);
    }

    List<HostedShard> all() {
        return new ArrayList<>(shards.values());
    }

    /** Closes all shards, because the worker ends. */
    @Override
    public void close() {
        Status ending = Status.UNAVAILABLE.withDescription("The worker ends.");
        for (HostedShard shard : all()) {
            shards.remove(shard.request().getShardId());
            shard.close(ending);
        }
    }
}
