package org.phonebank.partitioner.manifest;

/** What a weight is used for, which decides how it is laid out. */
public enum WeightKind {
    /** A vector or a table used as it is: norms, biases, cosine and sine. Shape as stored, always F32. */
    PLAIN,
    /** A lookup table of shape [rows, columns], rows picked by token id. */
    LOOKUP,
    /** Bytes as the package holds them, of logical shape [rows, bytes per row]; the source's graph says what they mean. */
    RAW,
    /**
     * A matrix that multiplies from the right, of logical shape [in, out]. F32 and F16 are stored in that order;
     * quantized ones as [out, blocks of in].
     */
    LINEAR
}
