package org.phonebank.adb.wire;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a side introduces itself in CNXN, as in
 * {@code device::ro.product.name=sailfish;ro.product.model=Pixel;ro.product.device=sailfish;features=shell_v2,cmd}.
 *
 * @param kind {@code host}, {@code device}, {@code recovery}, {@code sideload}, …
 * @param properties without {@code features}, in the order in which they came
 */
public record AdbBanner(String kind, Map<String, String> properties, List<String> features) {
    private static final int MAX_CHARACTERS = 4096;
    private static final String FEATURES = "features";

    public AdbBanner {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
        features = List.copyOf(features);
    }

    /** Reads what a peer sent. Parts that are not understood are left out; the text is untrusted. */
    public static AdbBanner parse(String text) throws AdbWireException {
        if (text.length() > MAX_CHARACTERS) {
            throw new AdbWireException("The other side introduced itself with " + text.length()
                    + " characters; at most " + MAX_CHARACTERS + " are allowed.");
        }
        String[] parts = text.split(":", 3);
        Map<String, String> properties = new LinkedHashMap<>();
        for (String property : (parts.length == 3 ? parts[2] : "").split(";", -1)) {
            int equals = property.indexOf('=');
            if (equals > 0) {
                properties.put(property.substring(0, equals), property.substring(equals + 1));
            }
        }
        String features = properties.remove(FEATURES);
        return new AdbBanner(
                parts[0],
                properties,
                features == null
                        ? List.of()
                        : Stream.of(features.split(","))
                                .filter(name -> !name.isEmpty())
                                .collect(Collectors.toList()));
    }

    /** The text on the wire; a separator within a value becomes an underscore, as phones do. */
    public String text() {
        StringBuilder text = new StringBuilder(kind).append("::");
        properties.forEach((name, value) -> text.append(name)
                .append('=')
                .append(value.replaceAll("[;:=]", "_"))
                .append(';'));
        return text.append(FEATURES)
                .append('=')
                .append(String.join(",", features))
                .toString();
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
