package org.phonebank.desktop.lab;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.partitioner.manifest.StoreFile;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.ProvisionedPhone;
import org.phonebank.provisioner.device.AdbException;

/**
 * Which layers of a model a phone has files of, by their names and sizes: good enough to tell what sending them would
 * cost; what is loaded is verified by its SHA-256.
 */
final class LayersOnPhone {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /** Size and name at the end of a line of {@code stat}. */
    private static final Pattern LINE = Pattern.compile("([0-9]{1,18}) \\S*/([^/\\s]+)");

    private final ModelManifest manifest;

    LayersOnPhone(ModelManifest manifest) {
        this.manifest = manifest;
    }

    Set<Integer> of(LabPhone phone) throws AdbException, LabException {
        ProvisionedPhone provisioned = phone.provisioned();
        if (provisioned == null) {
            throw new LabException(Phrase.of(FailureWording.NOT_CONNECTED, phone.label()));
        }
        String folder = ServeShard.folder(manifest);
        return layers(provisioned
                .device()
                .shell("stat -c '%s %n' " + folder + "*", PATIENCE)
                .stdout());
    }

    Set<Integer> layers(String listing) {
        Map<String, Long> sizes = new HashMap<>();
        listing.lines().forEach(line -> {
            Matcher matcher = LINE.matcher(line.strip());
            if (matcher.matches()) {
                sizes.put(matcher.group(2), Long.parseLong(matcher.group(1)));
            }
        });
        Set<Integer> there = new HashSet<>();
        for (int layer = 0; layer < manifest.shape().layers(); layer++) {
            boolean complete = true;
            for (StoreFile file : manifest.weightsFor(new LayerRange(layer, layer + 1))) {
                complete &= sizes.getOrDefault(file.name(), -1L) == file.sizeBytes();
            }
            if (complete) {
                there.add(layer);
            }
        }
        return there;
    }
}
