package org.phonebank.desktop.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.phonebank.desktop.telemetry.Scenes.phone;
import static org.phonebank.desktop.telemetry.Scenes.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletionException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.lab.LabEvent.PhonesChanged;

class ExportsTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

    @TempDir
    Path folder;

    private final Exports exports = new Exports();
    private final TelemetryHistory history = new TelemetryHistory();

    @Test
    void whatAPhoneMeasuredIsWrittenAsATable() throws IOException {
        history.take(new PhonesChanged(List.of(phone("A", "=cmd(\"x\"), of a maker"))), NOW);
        history.take(sample("A", 80, 31.5, 0.5), NOW);
        history.take(sample("A", 79, 31.5, 0.5), NOW + 500);
        Path file = folder.resolve("phone.csv");
        PhoneHistory phone = history.phone("A").orElseThrow();

        exports.csv(TelemetryTable.of(phone, NOW + 500, NOW + 1_000, ZONE), file)
                .join();

        String begin = "2023-11-14T22:13:20.500Z,2023-11-15 07:13:20.500,A,\"'=cmd(\"\"x\"\"), of a maker\",";
        assertThat(Files.readString(file))
                .isEqualTo("time_utc,time_local,serial,phone,measure,unit,least,mean,most\r\n"
                        + begin + "battery,percent,79.000,79.000,79.000\r\n"
                        + begin + "processor,percent,50.000,50.000,50.000\r\n"
                        + begin + "memory,percent,75.000,75.000,75.000\r\n"
                        + begin + "temperature,degrees Celsius,31.500,31.500,31.500\r\n"
                        + begin + "power,watts,2.000,2.000,2.000\r\n");
    }

    @Test
    void theTableOfTheLabHasWhatConcernsAllPhonesToo() throws IOException {
        history.take(new PhonesChanged(List.of(phone("A", "Pixel"))), NOW);
        history.take(sample("A", 80, 31.5, 0.5), NOW);
        Path file = folder.resolve("lab.csv");

        exports.csv(TelemetryTable.of(history, NOW, NOW + 1_000, ZONE), file).join();

        assertThat(Files.readAllLines(file))
                .contains("2023-11-14T22:13:20Z,2023-11-15 07:13:20.000,,,lowest_battery,percent,80.000,80.000,80.000")
                .contains("2023-11-14T22:13:20Z,2023-11-15 07:13:20.000,A,Pixel,power,watts,2.000,2.000,2.000");
    }

    @Test
    void aPictureIsWrittenAsPng() throws IOException {
        Path file = folder.resolve("chart.png");

        exports.png(new Exports.Picture(2, 1, new int[] {0xff336699, 0x00000000}), file)
                .join();

        assertThat(ImageIO.read(file.toFile()).getRGB(0, 0)).isEqualTo(0xff336699);
    }

    @Test
    void aFileThatCannotBeWrittenIsAFailure() throws IOException {
        Path file = Files.createFile(folder.resolve("occupied")).resolve("chart.csv");

        assertThatThrownBy(() -> exports.csv(TelemetryTable.of(history, 0, 1, ZONE), file)
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(UncheckedIOException.class);
    }
}
