package org.phonebank.worker.service;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameStream;

/** Opens frame streams: finds the shard that a call names in its headers, or says that it is not here. */
public final class FrameStreamService implements ServerCallHandler<ReceivedFrame, Frame> {
    private static final ServerCall.Listener<ReceivedFrame> REFUSED = new ServerCall.Listener<>() {};

    private final ShardRegistry shards;
    private final FrameCounters counters;

    public FrameStreamService(ShardRegistry shards, FrameCounters counters) {
        this.shards = shards;
        this.counters = counters;
    }

    public ServerServiceDefinition definition() {
        return ServerServiceDefinition.builder(FrameStream.SERVICE)
                .addMethod(ReceivedFrame.method(), this)
                .build();
    }

    @Override
    public ServerCall.Listener<ReceivedFrame> startCall(ServerCall<ReceivedFrame, Frame> call, Metadata headers) {
        String shardId = headers.get(FrameStream.SHARD_ID);
        if (shardId == null) {
            return refuse(
                    call,
                    Status.INVALID_ARGUMENT.withDescription(
                            "A frame stream must name its shard in the header " + FrameStream.SHARD_ID.name() + "."));
        }
        @Nullable HostedShard hosted = shards.find(shardId);
        if (hosted == null) {
            return refuse(
                    call,
                    Status.NOT_FOUND.withDescription("Shard " + shardId + " is not loaded on this phone; load it."));
        }
        FrameExchange exchange = new FrameExchange(call, hosted, counters);
        if (!hosted.admit(exchange)) {
            return refuse(
                    call,
                    Status.RESOURCE_EXHAUSTED.withDescription("Shard " + shardId
                            + " serves as many streams as it can, or is being unloaded; close one and try again."));
        }
        exchange.begin();
        return exchange;
    }

    private static ServerCall.Listener<ReceivedFrame> refuse(ServerCall<ReceivedFrame, Frame> call, Status status) {
        call.close(status, new Metadata());
        return REFUSED;
    }
}
