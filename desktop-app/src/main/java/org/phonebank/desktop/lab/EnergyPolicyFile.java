package org.phonebank.desktop.lab;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.phonebank.desktop.data.AtomicFiles;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.pipeline.steward.EnergyPolicy;
import org.phonebank.pipeline.steward.EnergyPolicyJson;
import org.phonebank.pipeline.steward.PolicyException;

/** The energy policy that a person has set for all labs of a data folder. For any thread. */
public final class EnergyPolicyFile {
    private static final long MAX_BYTES = 64 << 10;

    private final Path file;

    public EnergyPolicyFile(DataFolder data) {
        this.file = data.energyPolicy();
    }

    public Path path() {
        return file;
    }

    /**
     * The safe policy as long as there is no file.
     *
     * @throws LabException if the file holds no policy; the message names it and says what is wrong
     */
    public EnergyPolicy read() throws IOException, LabException {
        if (!Files.exists(file)) {
            return EnergyPolicy.SAFE;
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new LabException(Phrase.of(FailureWording.POLICY_TOO_LARGE, file.toString()));
        }
        try {
            return EnergyPolicyJson.read(Files.readString(file));
        } catch (PolicyException e) {
            throw new LabException(Phrase.of(FailureWording.POLICY_UNUSABLE, file.toString(), e.problem()), e);
        }
    }

    /** Labs that run take it over within seconds. */
    public void write(EnergyPolicy policy) throws IOException {
        byte[] json = EnergyPolicyJson.write(policy).getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(file, new ByteArrayInputStream(json));
    }

    /** Goes back to the safe policy. */
    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Tells versions of the file apart. */
    FileTime changed() throws IOException {
        return Files.exists(file) ? Files.getLastModifiedTime(file) : FileTime.fromMillis(0);
    }
}
