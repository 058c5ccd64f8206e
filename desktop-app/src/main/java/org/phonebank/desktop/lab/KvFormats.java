package org.phonebank.desktop.lab;

import org.phonebank.partitioner.manifest.KvFormat;

/** The number format of KV buffers in the words of those who are told of it. */
final class KvFormats {
    private KvFormats() {}

    static org.phonebank.protocol.v1.KvFormat inProtocol(KvFormat format) {
        return switch (format) {
            case F32 -> org.phonebank.protocol.v1.KvFormat.KV_FORMAT_F32;
            case F16 -> org.phonebank.protocol.v1.KvFormat.KV_FORMAT_F16;
        };
    }

    static org.phonebank.worker.shard.KvFormat inWorker(KvFormat format) {
        return switch (format) {
            case F32 -> org.phonebank.worker.shard.KvFormat.F32;
            case F16 -> org.phonebank.worker.shard.KvFormat.F16;
        };
    }
}
