package org.phonebank.virtual.profile;

import java.util.Objects;

/**
 * What a model of phone is like.
 *
 * @param id names the profile; also the name of its file
 * @param name as its maker sells it
 * @param year in which it was first sold
 * @param manufacturer {@code ro.product.manufacturer}
 * @param brand {@code ro.product.brand}
 * @param model {@code ro.product.model}
 * @param device {@code ro.product.device}
 * @param product {@code ro.product.name}
 * @param androidApi API level of the last Android that its maker gave it
 * @param kernel Linux version, as {@code uname -r} shows it
 * @param abi preferred ABI
 * @param ramBytes as sold; Linux sees less
 * @param storageBytes size of the partition for a person's data
 * @param relativeSpeed of computations against this machine unslowed: 0.25 takes four times as long; an estimate
 */
public record PhoneProfile(
        String id,
        String name,
        int year,
        String manufacturer,
        String brand,
        String model,
        String device,
        String product,
        int androidApi,
        String androidRelease,
        String kernel,
        String abi,
        Processor processor,
        long ramBytes,
        long storageBytes,
        int batteryMilliampHours,
        double relativeSpeed,
        LinkProfile link) {
    public PhoneProfile {
        Objects.requireNonNull(processor);
        Objects.requireNonNull(link);
        if (ramBytes < 64L << 20 || storageBytes < 0 || batteryMilliampHours < 1) {
            throw new IllegalArgumentException("The phone " + id + " has too little memory, storage or battery.");
        }
        if (!(relativeSpeed > 0 && relativeSpeed <= 1)) {
            throw new IllegalArgumentException("The relative speed of " + id + " is not within 0 and 1.");
        }
    }

    public int cores() {
        return processor.clusters().stream().mapToInt(CpuCluster::cores).sum();
    }

    public int maxMhz() {
        return processor.clusters().stream().mapToInt(CpuCluster::maxMhz).max().orElseThrow();
    }

    /** Whether apps of 64 bits run. */
    public boolean is64Bit() {
        return abi.contains("64");
    }

    /** The same phone with another amount of memory, for tests of small phones. */
    public PhoneProfile withRamBytes(long bytes) {
        return with(bytes, storageBytes, link);
    }

    /** The same phone with another size of storage, for tests of full phones. */
    public PhoneProfile withStorageBytes(long bytes) {
        return with(ramBytes, bytes, link);
    }

    /** The same phone on another link. */
    public PhoneProfile withLink(LinkProfile other) {
        return with(ramBytes, storageBytes, other);
    }

    private PhoneProfile with(long newRamBytes, long newStorageBytes, LinkProfile newLink) {
        return new PhoneProfile(
                id,
                name,
                year,
                manufacturer,
                brand,
                model,
                device,
                product,
                androidApi,
                androidRelease,
                kernel,
                abi,
                processor,
                newRamBytes,
                newStorageBytes,
                batteryMilliampHours,
                relativeSpeed,
                newLink);
    }
}
