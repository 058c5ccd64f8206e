package org.phonebank.partitioner.manifest;

/** What a file of a layer store is for. Tokenizer files stay on the desktop; the others travel to phones. */
public enum FileRole {
    /** The embedding: needed by the first shard. */
    EMBED,
    /** One transformer layer. */
    LAYER,
    /** The final norm and the LM head: needed by the last shard. */
    HEAD,
    /** What several layers use, such as cosine and sine tables: needed by every shard. */
    SHARED,
    /** The source's graph without its weights, from which shard graphs are cut: never needed by a phone. */
    GRAPH,
    /** Tokenizer, chat template and generation settings: never needed by a phone. */
    TOKENIZER
}
