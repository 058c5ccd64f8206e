package org.phonebank.desktop.doctor;

import org.phonebank.desktop.runtime.HostPlatform;

/** ONNX Runtime's native libraries for this machine. */
record RuntimeCheck() implements Check {
    private static final String SUBJECT = "ONNX Runtime";

    @Override
    public Finding examine() {
        HostPlatform host = HostPlatform.current();
        String folder = "ai/onnxruntime/native/" + host.name() + "/";
        boolean complete = host.libraries().stream()
                .allMatch(library -> getClass().getClassLoader().getResource(folder + library) != null);
        return complete
                ? Finding.ok(SUBJECT, "The native libraries for " + host.name() + " are there.")
                : Finding.missing(
                        SUBJECT,
                        "There are no native libraries for " + host.name() + ".",
                        "use a 64-bit Linux, Windows, or a Mac with an Apple processor");
    }
}
