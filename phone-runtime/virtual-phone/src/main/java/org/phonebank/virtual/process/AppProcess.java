package org.phonebank.virtual.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code app_process} is asked to run, with places on this machine.
 *
 * @param classPath of the phone, mapped
 * @param libraryPath of the phone, mapped; empty: none
 * @param properties system properties given on the command line
 * @param output a file for standard output; empty: read through the process
 * @param errors a file for standard error; the same as {@code output} joins both
 */
public record AppProcess(
        String name,
        String mainClass,
        List<String> arguments,
        List<Path> classPath,
        List<Path> libraryPath,
        Map<String, String> properties,
        Optional<OutputFile> output,
        Optional<OutputFile> errors) {
    /** A file that the process writes itself, so that it goes on when the phone's shell has gone. */
    public record OutputFile(Path file, boolean append) {}
}
