package org.phonebank.desktop.batch;

import org.phonebank.desktop.batch.input.Row;

/** A row with what became of it. */
public record SettledRow(Row row, Outcome outcome) {}
