package org.phonebank.worker.shard;

import io.grpc.Status;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.phonebank.protocol.frame.Frame;
import org.phonebank.protocol.frame.FrameFailure;
import org.phonebank.protocol.frame.FrameKind;
import org.phonebank.protocol.frame.FrameStream;
import org.phonebank.protocol.frame.NumberFormat;

/** Judges a frame before anything is computed: everything in it came over a network. */
final class FrameCheck {
    private final ShardSpec spec;

    FrameCheck(ShardSpec spec) {
        this.spec = spec;
    }

    /** The reason to refuse the frame, or null if it can be computed. */
    @Nullable
    FrameFailure refusal(Frame frame) {
        FrameFailure wrongKind = spec.takesTokens() ? wrongTokens(frame) : wrongHidden(frame);
        if (wrongKind != null) {
            return wrongKind;
        }
        if (frame.count() == 0) {
            return invalid("it carries no tokens");
        }
        if ((long) frame.position() + frame.count() > spec.contextLength()) {
            return invalid("positions " + frame.position() + " to " + ((long) frame.position() + frame.count())
                    + " exceed the context of " + spec.contextLength() + " tokens");
        }
        long expectedBytes = (long) frame.count() * (spec.takesTokens() ? 1 : spec.hiddenSize()) * Integer.BYTES;
        int bytes = frame.payload().remaining();
        if (bytes != expectedBytes) {
            return invalid("it carries " + bytes + " bytes where " + expectedBytes + " belong to " + frame.count()
                    + " tokens");
        }
        if (!spec.givesCandidates() && hiddenBytes(frame) > FrameStream.MAX_PAYLOAD_BYTES) {
            return invalid("the hidden states of " + frame.count() + " tokens exceed what one frame may carry, "
                    + FrameStream.MAX_PAYLOAD_BYTES + " bytes; send fewer tokens at once");
        }
        return spec.takesTokens() ? wrongTokenId(frame) : null;
    }

    private long hiddenBytes(Frame frame) {
        return (long) frame.count() * spec.hiddenSize() * Float.BYTES;
    }

    private @Nullable FrameFailure wrongTokens(Frame frame) {
        if (frame.kind() != FrameKind.TOKENS) {
            return invalid("this shard takes TOKENS, not " + frame.kind());
        }
        return frame.format() == NumberFormat.I32 ? null : invalid("tokens are I32, not " + frame.format());
    }

    private @Nullable FrameFailure wrongHidden(Frame frame) {
        if (frame.kind() != FrameKind.HIDDEN) {
            return invalid("this shard takes HIDDEN, not " + frame.kind());
        }
        if (frame.format() == NumberFormat.F16 || frame.format() == NumberFormat.Q8) {
            return new FrameFailure(
                    Status.Code.UNIMPLEMENTED.value(),
                    "This worker reads hidden states in F32 only, not in " + frame.format() + ".");
        }
        if (frame.format() != NumberFormat.F32) {
            return invalid("hidden states are F32, not " + frame.format());
        }
        return frame.width() == spec.hiddenSize()
                ? null
                : invalid("its width is " + frame.width() + ", the model's hidden size " + spec.hiddenSize());
    }

    private @Nullable FrameFailure wrongTokenId(Frame frame) {
        ByteBuffer tokens = frame.payload();
        while (tokens.hasRemaining()) {
            int token = tokens.getInt();
            if (token < 0 || token >= spec.vocabularySize()) {
                return invalid(
                        "token id " + token + " is not in the vocabulary of " + spec.vocabularySize() + " tokens");
            }
        }
        return null;
    }

    private FrameFailure invalid(String why) {
        return new FrameFailure(
                Status.Code.INVALID_ARGUMENT.value(), "Shard " + spec.shardId() + " refused a frame: " + why + ".");
    }
}
