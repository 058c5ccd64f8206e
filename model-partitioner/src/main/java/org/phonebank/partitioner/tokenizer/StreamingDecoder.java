package org.phonebank.partitioner.tokenizer;

/**
 * Turns the tokens of one answer into text as they come. Characters whose bytes are spread over several tokens appear
 * when they are whole; special tokens give no text.
 */
public interface StreamingDecoder {
    /** The text that this token completes, possibly empty. */
    String next(int id);

    /** What is left when the answer has ended, possibly empty. Call once, last. */
    String finish();
}
