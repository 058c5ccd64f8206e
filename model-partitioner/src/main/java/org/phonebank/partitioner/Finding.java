package org.phonebank.partitioner;

import org.phonebank.partitioner.failure.PlainText;

/**
 * What came of trying something out.
 *
 * @param understood whether it can be used
 * @param words what was found, or why it cannot be used, for a person in one line
 */
public record Finding(boolean understood, String words) {
    public Finding {
        words = PlainText.line(words);
    }
}
