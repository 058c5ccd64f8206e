package org.phonebank.virtual.profile;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The phones in the assets. */
public final class PhoneProfiles {
    private static final String FOLDER = "/org/phonebank/assets/profiles/";

    private PhoneProfiles() {}

    /** All of them, in the order in which a lab uses them. */
    public static List<PhoneProfile> all() {
        return Loaded.ALL;
    }

    public static Optional<PhoneProfile> byId(String id) {
        return all().stream().filter(profile -> profile.id().equals(id)).findFirst();
    }

    /** Loaded on first use. */
    private static final class Loaded {
        static final List<PhoneProfile> ALL = load();

        private static List<PhoneProfile> load() {
            ObjectMapper json = new ObjectMapper();
            ObjectReader reader = json.readerFor(PhoneProfile.class);
            try (InputStream index = open("index.json")) {
                List<PhoneProfile> profiles = new ArrayList<>();
                for (String id : json.readValue(index, String[].class)) {
                    try (InputStream file = open(id + ".json")) {
                        profiles.add(reader.readValue(file));
                    }
                }
                return List.copyOf(profiles);
            } catch (IOException e) {
                throw new UncheckedIOException("The phone profiles in the assets cannot be read.", e);
            }
        }

        private static InputStream open(String name) throws IOException {
            InputStream in = PhoneProfiles.class.getResourceAsStream(FOLDER + name);
            if (in == null) {
                throw new FileNotFoundException("There is no " + name + " among the phone profiles in the assets.");
            }
            return in;
        }
    }
}
