package org.phonebank.partitioner.tokenizer;

import java.nio.file.Path;

/**
 * Settings of the native tokenizer library. It comes inside its jar and is unpacked to a cache folder when first used,
 * so nothing is downloaded.
 */
public final class NativeTokenizers {
    private static final String CACHE = "ENGINE_CACHE_DIR";

    private NativeTokenizers() {}

    /**
     * Says where to unpack the library. Has an effect only before the first tokenizer is opened, and only if the
     * environment variable {@code ENGINE_CACHE_DIR} does not say otherwise.
     */
    public static void unpackInto(Path cache) {
        System.setProperty(CACHE, cache.toAbsolutePath().toString());
    }

    /** The library would otherwise report its use to its makers when it finds itself in some clouds. */
    static void prepare() {
        System.setProperty("OPT_OUT_TRACKING", "true");
        System.setProperty("ai.djl.offline", "true");
    }
}
