package org.phonebank.tests.wholepath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.tests.support.CommandResult;
import org.phonebank.tests.support.PhonebankCommand;

/** What a person is told who gives the command line something it cannot work with. */
class BadInputTest {
    private static final Path SAMPLE = Path.of("..", "assets", "sample-model", "model");

    @TempDir
    Path folder;

    private Path model;
    private Path data;
    private PhonebankCommand phonebank;

    @BeforeEach
    void copyTheSampleModel() throws IOException {
        data = folder.resolve("data");
        phonebank = new PhonebankCommand(data);
        model = Files.createDirectories(folder.resolve("model"));
        try (Stream<Path> files = Files.list(SAMPLE)) {
            for (Path file : files.toList()) {
                Files.copy(file, model.resolve(file.getFileName()));
            }
        }
    }

    @Test
    void folderThatIsNoModelIsNamed() throws Exception {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertRefused(phonebank.run("demo", "--headless", "--model", empty.toString()), empty.toString());
    }

    @Test
    void weightsThatEndEarlyAreNamed() throws Exception {
        Path weights = model.resolve("model.safetensors");
        try (FileChannel channel = FileChannel.open(weights, StandardOpenOption.WRITE)) {
            channel.truncate(Files.size(weights) / 2);
        }
        assertRefused(phonebank.run("partition", model.toString()), "model.safetensors");
    }

    @Test
    void weightsWhoseHeaderLiesAreNamed() throws Exception {
        ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        length.putLong(0, Long.MAX_VALUE);
        try (FileChannel channel = FileChannel.open(model.resolve("model.safetensors"), StandardOpenOption.WRITE)) {
            channel.write(length, 0);
        }
        assertRefused(phonebank.run("demo", "--headless", "--model", model.toString()), "model.safetensors");
    }

    @Test
    void unsupportedArchitectureIsNamedBesideTheSupportedOnes() throws Exception {
        Path config = model.resolve("config.json");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("LlamaForCausalLM", "BertForMaskedLM")
                        .replace("\"llama\"", "\"bert\""));
        CommandResult result = phonebank.run("partition", model.toString());
        assertRefused(result, "BertForMaskedLM");
        assertThat(result.stderr()).contains("Llama");
    }

    @Test
    void morePhonesThanLayersAreCounted() throws Exception {
        CommandResult result = phonebank.run("demo", "--headless", "--phones", "13");
        assertRefused(result, "12 layers");
        assertThat(result.stderr()).contains("13");
    }

    @Test
    void busyPortIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            CommandResult result = phonebank.run("virtual", "start", "--phones", "1", "--port", port);
            assertThat(result.exitCode()).as("%s", result).isIn(1, 2);
            assertThat(result.stderr()).contains(port).doesNotContain("\tat ");
            assertThat(result.stderr().lines()).hasSize(1);
        }
        assertThat(phonebank.json("virtual", "list").get("phones")).isEmpty();
    }

    /** One sentence, exit code 2, nothing on standard output, and no store or part of one. */
    private void assertRefused(CommandResult result, String named) throws IOException {
        assertThat(result.exitCode()).as("%s", result).isEqualTo(2);
        assertThat(result.stderr()).contains(named).doesNotContain("\tat ", "Exception");
        assertThat(result.stderr().strip().lines()).as(result.stderr()).hasSize(1);
        assertThat(storesAndParts()).isEmpty();
    }

    private List<String> storesAndParts() throws IOException {
        Path models = data.resolve("models");
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(models)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .toList();
        }
    }
}
