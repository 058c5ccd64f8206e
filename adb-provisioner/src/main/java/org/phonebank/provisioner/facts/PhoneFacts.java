package org.phonebank.provisioner.facts;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a phone is and has, at the moment it was asked. Texts are shortened and freed of control characters.
 *
 * @param androidRelease such as {@code 8.1.0}
 * @param api Android API level, such as 27
 * @param abi the preferred one, such as {@code arm64-v8a}
 * @param runtime which native libraries its worker needs: {@code android}, or for a virtual phone its computer's
 *     platform, such as {@code linux-x64}
 * @param battery null for a device without one
 * @param cpuFeatures those that all cores have, such as {@code asimddp}
 * @param virtual whether it says of itself that it is a virtual phone
 */
public record PhoneFacts(
        String serial,
        String manufacturer,
        String model,
        String androidRelease,
        int api,
        String abi,
        String runtime,
        int cores,
        long totalMemoryBytes,
        long availableMemoryBytes,
        long freeStorageBytes,
        @Nullable Battery battery,
        Set<String> cpuFeatures,
        boolean virtual) {
    /** The name of {@link #runtime} on a real phone. */
    public static final String ANDROID = "android";

    public PhoneFacts {
        cpuFeatures = Set.copyOf(cpuFeatures);
    }

    /** What is printed on it, such as "Samsung SM-G930F"; some makers write themselves small. "" if it has not said. */
    public String name() {
        String name = model.startsWith(manufacturer) ? model : (manufacturer + " " + model).strip();
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
