package org.phonebank.desktop.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.lab.FoundPhone;
import org.phonebank.provisioner.discovery.DiscoveredPhone;
import org.phonebank.provisioner.facts.Battery;
import org.phonebank.provisioner.facts.PhoneFacts;

/** Phones as machines read them. */
record PhoneJson(List<Phone> phones) {

    /** @param facts null unless the phone is ready and answered */
    record Phone(
            String serial,
            String model,
            String state,
            String explanation,
            String transport,
            String address,
            String problem,
            @Nullable Facts facts) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Facts(
            String manufacturer,
            @JsonProperty("android_release") String androidRelease,
            int api,
            String abi,
            int cores,
            @JsonProperty("total_memory_bytes") long totalMemoryBytes,
            @JsonProperty("available_memory_bytes") long availableMemoryBytes,
            @JsonProperty("free_storage_bytes") long freeStorageBytes,
            @JsonProperty("battery_percent") @Nullable Integer batteryPercent,
            @JsonProperty("battery_charging") @Nullable Boolean batteryCharging,
            @JsonProperty("battery_celsius") @Nullable Double batteryCelsius,
            @JsonProperty("virtual") boolean isVirtual) {}

    static PhoneJson of(List<FoundPhone> found) {
        return new PhoneJson(found.stream().map(PhoneJson::phone).toList());
    }

    private static Phone phone(FoundPhone found) {
        DiscoveredPhone phone = found.phone();
        return new Phone(
                phone.serial(),
                phone.model(),
                phone.state().name().toLowerCase(Locale.ROOT),
                phone.explanation().english(),
                phone.transport().name().toLowerCase(Locale.ROOT),
                phone.address(),
                found.problem(),
                found.facts().map(PhoneJson::facts).orElse(null));
    }

    private static Facts facts(PhoneFacts facts) {
        Battery battery = facts.battery();
        return new Facts(
                facts.manufacturer(),
                facts.androidRelease(),
                facts.api(),
                facts.abi(),
                facts.cores(),
                facts.totalMemoryBytes(),
                facts.availableMemoryBytes(),
                facts.freeStorageBytes(),
                battery == null ? null : battery.percent(),
                battery == null ? null : battery.charging(),
                battery == null ? null : battery.celsius(),
                facts.virtual());
    }
}
