package org.phonebank.pipeline.steward;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.phonebank.pipeline.placement.StageCosts;

/**
 * The lab at one moment.
 *
 * @param costs of the model that is served
 * @param stages in the order of the layers, all of them covered
 * @param phones with different serials; also those that are away, tested or only stand by
 * @param underWay decisions that are being carried out at this moment
 * @param runningSequences that wait for answers
 * @param cachedTokens of all sequences: what a phone that takes over has to compute again
 */
public record LabPicture(
        StageCosts costs,
        List<StagePicture> stages,
        List<PhonePicture> phones,
        List<Decision> underWay,
        int runningSequences,
        long cachedTokens) {
    public LabPicture {
        Objects.requireNonNull(costs);
        stages = List.copyOf(stages);
        phones = List.copyOf(phones);
        underWay = List.copyOf(underWay);
        int next = 0;
        for (StagePicture stage : stages) {
            if (stage.layers().first() != next) {
                throw new IllegalArgumentException(
                        "A stage begins at layer " + stage.layers().first() + " where " + next + " is due.");
            }
            next = stage.layers().end();
        }
        if (next != costs.layers()) {
            throw new IllegalArgumentException(
                    "The stages hold " + next + " layers of a model that has " + costs.layers() + ".");
        }
        if (phones.stream().map(PhonePicture::serial).distinct().count() < phones.size()) {
            throw new IllegalArgumentException("A phone was given twice.");
        }
    }

    /** A phone by its serial. */
    public Optional<PhonePicture> phone(String serial) {
        return phones.stream().filter(phone -> phone.serial().equals(serial)).findFirst();
    }

    /** Phones by serial, in their order. */
    Map<String, PhonePicture> bySerial() {
        Map<String, PhonePicture> bySerial = new LinkedHashMap<>();
        phones.forEach(phone -> bySerial.put(phone.serial(), phone));
        return bySerial;
    }
}
