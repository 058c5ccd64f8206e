package org.phonebank.desktop.cli;

import java.util.stream.Stream;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.partitioner.manifest.LayerRange;

/** A phone that serves layers; ordered as the layers are. */
record PhoneLayers(String serial, String model, LayerRange layers) implements Comparable<PhoneLayers> {

    static Stream<PhoneLayers> of(PhoneView phone) {
        return phone.shards().stream().map(layers -> new PhoneLayers(phone.serial(), phone.name(), layers));
    }

    @Override
    public int compareTo(PhoneLayers other) {
        return Integer.compare(layers.first(), other.layers.first());
    }
}
