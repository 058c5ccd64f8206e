package org.phonebank.desktop.lab;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.discovery.PhoneState;
import org.phonebank.provisioner.discovery.Transport;

/**
 * What is known of one phone now.
 *
 * @param name manufacturer and model, or the serial as long as they are unknown
 * @param explanation what to do when the phone is not ready; none otherwise
 * @param memoryTotal bytes; 0 as long as it is unknown
 * @param memoryAvailable bytes; 0 as long as it is unknown
 * @param shards layers that the phone has loaded, each range computed by itself, by their first layer
 * @param shardBytes memory that those layers take
 * @param loss why the worker on it is not heard any more; none otherwise
 */
public record PhoneView(
        String serial,
        String name,
        Transport transport,
        PhoneState state,
        Phrase explanation,
        long memoryTotal,
        long memoryAvailable,
        OptionalInt batteryPercent,
        OptionalDouble celsius,
        List<LayerRange> shards,
        long shardBytes,
        Phrase loss) {
    public PhoneView {
        shards = List.copyOf(shards);
    }
}
