package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.phonebank.partitioner.failure.ModelPackageException;

/** Packages from strangers, in a process with a small heap: each is understood, or refused with one sentence. */
class UntrustedPackagesTest {
    /** Long enough for paths; without line breaks, among which are those of stack traces. */
    private static final Pattern SENTENCE = Pattern.compile("[A-Z\"].{10,1500}[.?!]");

    @TempDir
    Path temporary;

    /** Runs in the process with the small heap. */
    public static final class Main {
        private Main() {}

        /** Arguments: a folder for packages and stores, and the attack. */
        public static void main(String[] arguments) throws Exception {
            PackageAttack attack = PackageAttack.valueOf(arguments[1]);
            int understood = 0;
            int failed = 0;
            for (int number = 0; number < attack.cases(); number++) {
                Path root = Files.createDirectory(Path.of(arguments[0]).resolve(attack + "-" + number));
                Path folder = attack.write(root.resolve("package"), number, new SplittableRandom(number));
                try {
                    attack.open(folder, root.resolve("stores"));
                    understood++;
                } catch (ModelPackageException e) {
                    boolean sentence =
                            SENTENCE.matcher(String.valueOf(e.getMessage())).matches();
                    System.out.println(number + (sentence ? ": " : " is no sentence: ") + e.getMessage());
                    failed += sentence ? 0 : 1;
                } catch (Exception | Error e) {
                    System.out.println(number + " broke the partitioner:");
                    e.printStackTrace(System.out);
                    failed++;
                }
                delete(root);
            }
            System.out.println("Understood: " + understood + ", failed: " + failed + " of " + attack.cases());
            System.exit(failed == 0 ? 0 : 1);
        }

        private static void delete(Path root) throws IOException {
            List<Path> files;
            try (Stream<Path> found = Files.walk(root)) {
                files = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(PackageAttack.class)
    void everyPackageIsUnderstoodOrRefusedWithASentence(PackageAttack attack) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx96m",
                        "-XX:ActiveProcessorCount=2",
                        "-XX:MaxDirectMemorySize=48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        temporary.toString(),
                        attack.name())
                .redirectErrorStream(true)
                .redirectOutput(temporary.resolve("log").toFile())
                .start();
        boolean ended = process.waitFor(5, TimeUnit.MINUTES);
        process.destroyForcibly();
        String log = Files.readString(temporary.resolve("log"));
        assertThat(ended).describedAs(log).isTrue();
        assertThat(process.exitValue()).describedAs(log).isZero();
        assertThat(log).contains(", failed: 0 of " + attack.cases());
    }
}
