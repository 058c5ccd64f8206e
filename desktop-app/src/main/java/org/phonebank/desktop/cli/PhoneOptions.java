package org.phonebank.desktop.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.PhoneSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which phones a command works with, of those that are there already. */
final class PhoneOptions {
    @Option(
            names = "--serial",
            paramLabel = "SERIAL",
            description = "Only this phone; may be given several times. Default: every phone that is ready.")
    private List<String> serials = new ArrayList<>();

    @Mixin
    private final EndpointOptions endpoints = new EndpointOptions();

    /** What {@code --phones} asks for. */
    static PhoneSource.OwnVirtual ownVirtual(int phones) throws BadInputException {
        if (phones < 1) {
            throw new BadInputException("--phones must be 1 or more, not " + phones + ".");
        }
        return new PhoneSource.OwnVirtual(phones);
    }

    PhoneSource.Connected source(DataFolder data) throws BadInputException, IOException {
        return new PhoneSource.Connected(endpoints.endpoints(data), serials);
    }
}
