package org.phonebank.virtual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.phonebank.virtual.profile.PhoneProfile;
import org.phonebank.virtual.profile.PhoneProfiles;

/** A lab's settings as the command line of its process. */
final class LabArguments {
    private LabArguments() {}

    static List<String> format(VirtualLabSettings settings) {
        return List.of(
                settings.dataFolder().toString(),
                String.valueOf(settings.phones()),
                settings.profiles().stream().map(PhoneProfile::id).collect(Collectors.joining(",")),
                String.valueOf(settings.firstPort()),
                String.valueOf(settings.exactPorts()),
                String.valueOf(settings.requireAuthorization()),
                String.valueOf(settings.paced()),
                String.valueOf(settings.shaped()));
    }

    static VirtualLabSettings parse(String[] arguments) {
        if (arguments.length != 8) {
            throw new IllegalArgumentException("The virtual lab needs 8 arguments, not " + arguments.length + ".");
        }
        List<PhoneProfile> profiles = new ArrayList<>();
        for (String id : arguments[2].split(",", -1)) {
            profiles.add(PhoneProfiles.byId(id)
                    .orElseThrow(() -> new IllegalArgumentException("There is no phone profile \"" + id + "\".")));
        }
        return new VirtualLabSettings(
                Path.of(arguments[0]),
                Integer.parseInt(arguments[1]),
                profiles,
                Integer.parseInt(arguments[3]),
                Boolean.parseBoolean(arguments[4]),
                Boolean.parseBoolean(arguments[5]),
                Boolean.parseBoolean(arguments[6]),
                Boolean.parseBoolean(arguments[7]));
    }
}
