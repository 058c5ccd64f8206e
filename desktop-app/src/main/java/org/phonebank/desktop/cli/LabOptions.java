package org.phonebank.desktop.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.PhoneSource;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which lab answers a command: its phones, its model, how that is cut, and what is done for phones that are lost. */
final class LabOptions {
    @Option(names = "--phones", paramLabel = "N", description = "Start N virtual phones for this command alone.")
    private @Nullable Integer phones;

    @Mixin
    private final ModelOption model = new ModelOption();

    @Mixin
    private final PhoneOptions connected = new PhoneOptions();

    @Mixin
    private final CutOptions cut = new CutOptions();

    @Mixin
    private final ResilienceOptions resilience = new ResilienceOptions();

    /** @param kind of run that the history keeps */
    LabSettings settings(DataFolder data, String kind) throws BadInputException, IOException {
        PhoneSource source = phones == null ? connected.source(data) : PhoneOptions.ownVirtual(phones);
        return new LabSettings(data, source, model.source(), cut.quantization(), resilience.resilience(), kind);
    }
}
