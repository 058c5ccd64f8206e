package org.phonebank.desktop.failure;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.pipeline.phrase.Wording;
import org.phonebank.provisioner.device.PhoneProblem;

/** Every kind of wording that the program has, found on the class path, so that none can be forgotten. */
public final class AllWordings {
    /** How class files name it. */
    private static final String MENTIONED = Wording.class.getName().replace('.', '/');

    private static final String ENDING = ".class";

    private AllWordings() {}

    /** Enums and others, without those of tests. */
    public static List<Class<? extends Wording>> classes() {
        List<Class<? extends Wording>> found = new ArrayList<>();
        Stream.of(Wording.class, Messages.class)
                .map(AllWordings::origin)
                .distinct()
                .forEach(origin -> find(origin, found));
        return found;
    }

    /** Their constants, and what is made of the constants of other modules. */
    public static List<Wording> constants() {
        return Stream.of(
                        classes().stream().filter(Class::isEnum).flatMap(type -> Stream.of(type.getEnumConstants())),
                        Stream.of(ModelProblem.values()).map(ModelWording::new),
                        Stream.of(PhoneProblem.values()).map(PhoneWording::new))
                .flatMap(Function.identity())
                .map(Wording.class::cast)
                .toList();
    }

    private static URI origin(Class<?> type) {
        try {
            return type.getProtectionDomain().getCodeSource().getLocation().toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void find(URI origin, List<Class<? extends Wording>> found) {
        Path place = Path.of(origin);
        try {
            if (Files.isDirectory(place)) {
                findIn(place, found);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    findIn(jar.getPath("/"), found);
                }
            }
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void findIn(Path root, List<Class<? extends Wording>> found)
            throws IOException, ClassNotFoundException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(root)) {
            files = walk.filter(file -> file.toString().endsWith(ENDING)).toList();
        }
        for (Path file : files) {
            if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(MENTIONED)) {
                String path = root.relativize(file).toString();
                String name = path.substring(0, path.length() - ENDING.length()).replaceAll("[/\\\\]", ".");
                Class<?> type = Class.forName(name, false, AllWordings.class.getClassLoader());
                if (!type.isInterface() && Wording.class.isAssignableFrom(type)) {
                    found.add(type.asSubclass(Wording.class));
                }
            }
        }
    }
}
