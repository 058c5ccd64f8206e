package org.phonebank.desktop.batch.input;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which columns the rows of a file have, and where they say nothing; used by one thread. */
final class ColumnTally {
    private final Set<String> columns = new LinkedHashSet<>();
    private final Map<String, Gap> gaps = new HashMap<>();
    private final Map<String, Gap> lacks = new HashMap<>();
    private long rows;

    /** Takes the next row. */
    void add(Row row) {
        Set<String> there = row.cells().keySet();
        for (String column : there) {
            if (columns.add(column) && rows > 0) {
                lacks.put(column, new Gap(rows, 1));
            }
            if (row.text(column).filter(String::isBlank).isPresent()) {
                note(column, row, gaps);
            }
        }
        if (there.size() < columns.size()) {
            columns.stream().filter(column -> !there.contains(column)).forEach(column -> note(column, row, lacks));
        }
        rows++;
    }

    private static void note(String column, Row row, Map<String, Gap> where) {
        where.merge(column, new Gap(1, row.number()), Gap::and);
    }

    long rows() {
        return rows;
    }

    /** In the order in which they came. */
    Set<String> columns() {
        return columns;
    }

    /** Rows whose cell is empty, by column. */
    Map<String, Gap> gaps() {
        return gaps;
    }

    /** Rows that have no such cell, by column. */
    Map<String, Gap> lacks() {
        return lacks;
    }
}
