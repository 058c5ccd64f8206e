package org.phonebank.partitioner.cut;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KvNamesTest {
    @ParameterizedTest
    @CsvSource({
        "past_key_values.0.key, 0, true",
        "past_key_values.17.value, 17, false",
        "present.3.key, 3, true",
        "present_12_value, 12, false",
        "past_key_4, 4, true",
        "kv_cache.5.v, 5, false",
        "past_key_values.2.decoder.key, 2, true"
    })
    void layerAndKindAreReadOffAnySpelling(String name, int layer, boolean key) {
        assertThat(KvNames.of(name)).contains(new KvNames(layer, key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"past_key_values.0.encoder.key", "past_conv.3", "logits", "key", "past.7", "past_key_12345678"})
    void otherNamesSayNothing(String name) {
        assertThat(KvNames.of(name)).isEmpty();
    }

    @Test
    void endlessNamesAreNotRead() {
        assertThat(KvNames.of("key0".repeat(100))).isEmpty();
    }
}
