package org.phonebank.worker.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileVerifierTest {
    private static final String NAME = "layer-00.bin";

    @TempDir
    private Path folder;

    private final FileVerifier verifier = new FileVerifier();

    @Test
    void acceptsTheFileThatWasAnnounced() throws IOException, ShardException {
        verifier.verify(folder, written("content"));
    }

    @Test
    void noticesAFileThatChangedAfterItWasVerified() throws IOException, ShardException {
        ShardFile announced = written("content");
        verifier.verify(folder, announced);
        Files.writeString(folder.resolve(NAME), "CONTENT");
        Files.setLastModifiedTime(folder.resolve(NAME), FileTime.fromMillis(1));

        assertReason(announced, ShardException.Reason.FILE_DIFFERS);
    }

    @Test
    void doesNotReadAgainWhatItVerified() throws IOException, ShardException {
        ShardFile announced = written("content");
        verifier.verify(folder, announced);
        FileTime time = Files.getLastModifiedTime(folder.resolve(NAME));
        Files.writeString(folder.resolve(NAME), "CONTENT");
        Files.setLastModifiedTime(folder.resolve(NAME), time);

        // Same size, time and inode: only reading would show the difference.
        verifier.verify(folder, announced);
    }

    @Test
    void saysWhatIsWrongWithTheFile() throws IOException {
        ShardFile announced = written("content");
        Files.writeString(folder.resolve(NAME), "cont");
        assertThatThrownBy(() -> verifier.verify(folder, announced))
                .hasMessage(folder.resolve(NAME) + " has 4 bytes instead of 7; push it again.");
        Files.delete(folder.resolve(NAME));
        assertReason(announced, ShardException.Reason.FILE_MISSING);
        Files.createDirectory(folder.resolve(NAME));
        assertReason(announced, ShardException.Reason.FILE_MISSING);
    }

    @Test
    void followsNoLinks() throws IOException {
        ShardFile announced = written("content");
        Files.move(folder.resolve(NAME), folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve(NAME), folder.resolve("elsewhere"));

        assertReason(announced, ShardException.Reason.FILE_MISSING);
    }

    private ShardFile written(String content) throws IOException {
        Files.writeString(folder.resolve(NAME), content);
        return TinyModel.file(folder, NAME);
    }

    private void assertReason(ShardFile announced, ShardException.Reason reason) {
        assertThatThrownBy(() -> verifier.verify(folder, announced))
                .isInstanceOfSatisfying(
                        ShardException.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }
}
