package org.phonebank.desktop.batch.input;

/**
 * Rows that say nothing in a column, or do not have it.
 *
 * @param rows how many there are
 * @param first number of the first one, from 1
 */
public record Gap(long rows, long first) {
    Gap and(Gap later) {
        return new Gap(rows + later.rows, first);
    }
}
