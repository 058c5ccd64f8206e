package org.phonebank.desktop.telemetry;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Measured values as a table of text: one row for each sample, series after series. Made on one thread, read on any. */
public final class TelemetryTable {
    private static final String FORMULA_BEGINS = "=+-@\t\r";

    /** As spreadsheets take it for a time; they do not so with the one of the ISO. */
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT);

    private final List<SeriesCopy> series;
    private final ZoneId zone;

    private TelemetryTable(List<SeriesCopy> series, ZoneId zone) {
        this.series = series;
        this.zone = zone;
    }

    /**
     * Copies all that was measured in a span of time.
     *
     * @param from inclusive, milliseconds since the epoch
     * @param to exclusive
     * @param zone of the clock on the wall, whose time stands beside that of UTC
     */
    public static TelemetryTable of(TelemetryHistory history, long from, long to, ZoneId zone) {
        List<SeriesCopy> copies = new ArrayList<>();
        for (ClusterMeasure measure : ClusterMeasure.values()) {
            copies.add(of(measure, history, from, to));
        }
        for (PhoneHistory phone : history.phones()) {
            copies.addAll(ofPhone(phone, from, to));
        }
        return new TelemetryTable(copies, zone);
    }

    /** Copies what one phone measured in a span of time, likewise. */
    public static TelemetryTable of(PhoneHistory phone, long from, long to, ZoneId zone) {
        return new TelemetryTable(ofPhone(phone, from, to), zone);
    }

    private static List<SeriesCopy> ofPhone(PhoneHistory phone, long from, long to) {
        return Stream.of(Measure.values())
                .map(measure -> SeriesCopy.of(
                        phone.serial(),
                        phone.phone().name(),
                        measure.name().toLowerCase(Locale.ROOT),
                        measure.unit(),
                        phone.series(measure),
                        from,
                        to))
                .toList();
    }

    private static SeriesCopy of(ClusterMeasure measure, TelemetryHistory history, long from, long to) {
        String name = measure.name().toLowerCase(Locale.ROOT);
        return SeriesCopy.of("", "", name, measure.unit(), history.series(measure), from, to);
    }

    public boolean isEmpty() {
        return series.stream().allMatch(one -> one.size() == 0);
    }

    /** The table as CSV (RFC 4180) in UTF-8, made as it is read. */
    @SuppressWarnings("JdkObsolete") // SequenceInputStream takes nothing else that is made as it is read.
    InputStream csv() {
        Iterator<InputStream> parts = Stream.concat(
                        Stream.of(header()), series.stream().map(this::rows))
                .iterator();
        return new SequenceInputStream(new Enumeration<>() {
            @Override
            public boolean hasMoreElements() {
                return parts.hasNext();
            }

            @Override
            public InputStream nextElement() {
                return parts.next();
            }
        });
    }

    private static InputStream header() {
        return text(csv -> csv.writeRecord(
                "time_utc", "time_local", "serial", "phone", "measure", "unit", "least", "mean", "most"));
    }

    private InputStream rows(SeriesCopy one) {
        return text(csv -> {
            for (int i = 0; i < one.size(); i++) {
                Instant time = Instant.ofEpochMilli(one.times()[i]);
                csv.writeRecord(
                        time.toString(),
                        LOCAL.format(time.atZone(zone)),
                        harmless(one.serial()),
                        harmless(one.phone()),
                        one.measure(),
                        one.unit(),
                        number(one.least()[i]),
                        number(one.mean()[i]),
                        number(one.most()[i]));
            }
        });
    }

    private static InputStream text(Consumer<CsvWriter> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            rows.accept(csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** What phones call themselves must not be taken for a formula by the program that opens the file. */
    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }
}
