package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.phonebank.partitioner.manifest.KvFormat;

class KvFormatsTest {
    @Test
    void everyFormatIsToldToPhonesAsItIs() {
        assertThat(KvFormats.inProtocol(KvFormat.F32)).isEqualTo(org.phonebank.protocol.v1.KvFormat.KV_FORMAT_F32);
        assertThat(KvFormats.inProtocol(KvFormat.F16)).isEqualTo(org.phonebank.protocol.v1.KvFormat.KV_FORMAT_F16);
    }

    @Test
    void everyFormatIsToldToShardsOfThisProcessAsItIs() {
        assertThat(KvFormats.inWorker(KvFormat.F32)).isEqualTo(org.phonebank.worker.shard.KvFormat.F32);
        assertThat(KvFormats.inWorker(KvFormat.F16)).isEqualTo(org.phonebank.worker.shard.KvFormat.F16);
    }
}
