/**
 * The messages that carry token ids, hidden states and candidates between stages, and the gRPC stream they travel on.
 * Frames are immutable apart from their payload buffer, whose owner is stated where it is handed over; any thread may
 * read a frame, one thread at a time may write to a stream.
 */
@NullMarked
package org.phonebank.protocol.frame;

import org.jspecify.annotations.NullMarked;
