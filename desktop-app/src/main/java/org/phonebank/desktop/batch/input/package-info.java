/**
 * Files of rows to be asked about: CSV, lines of JSON, lines of text, read as a stream; and templates that are filled in
 * with the columns of a row. Values may be used by any thread; a reader is for one thread and waits for the disk.
 */
@NullMarked
package org.phonebank.desktop.batch.input;

import org.jspecify.annotations.NullMarked;
