package org.phonebank.desktop.wizard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.lab.ModelChoice;
import org.phonebank.desktop.lab.ModelSource;
import org.phonebank.desktop.runtime.ApplicationFiles;
import org.phonebank.partitioner.Inspection;
import org.phonebank.partitioner.ModelInspector;
import org.phonebank.partitioner.PartitionOptions;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.protocol.PhonebankVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shelf on the data folder. */
public final class FolderModelShelf implements ModelShelf {
    private static final Logger LOG = LoggerFactory.getLogger(FolderModelShelf.class);
    private static final List<Integer> BITS = List.of(4, 8, 16, 32);

    private final DataFolder data;
    private final ApplicationFiles application;
    /** All fields below are confined to it. */
    private final ExecutorService home = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "model-shelf");
        thread.setDaemon(true);
        return thread;
    });

    private final Map<String, ShelvedModel> opened = new LinkedHashMap<>();
    private Consumer<List<ShelvedModel>> listener = models -> {};
    private List<ShelvedModel> own = List.of();

    public FolderModelShelf(DataFolder data) {
        this.data = data;
        this.application = new ApplicationFiles(data, PhonebankVersion.VERSION);
    }

    @Override
    public void listen(Consumer<List<ShelvedModel>> heard) {
        home.execute(() -> listener = heard);
        refresh();
    }

    @Override
    public void refresh() {
        home.execute(() -> {
            List<ShelvedModel> found = new ArrayList<>();
            found.add(look(ShelvedModel.Kind.SAMPLE, new ModelSource.Sample()));
            for (Path store : stores()) {
                found.add(look(ShelvedModel.Kind.CUT, new ModelSource.Folder(store)));
            }
            own = List.copyOf(found);
            publish();
        });
    }

    @Override
    public CompletableFuture<ShelvedModel> open(Path path) {
        return CompletableFuture.supplyAsync(
                () -> {
                    Path whole = path.toAbsolutePath().normalize();
                    ShelvedModel model = look(ShelvedModel.Kind.OPENED, new ModelSource.Folder(whole));
                    opened.put(whole.toString(), model);
                    publish();
                    return model;
                },
                home);
    }

    @Override
    public void close(Path path) {
        home.execute(() -> {
            opened.remove(path.toString());
            publish();
        });
    }

    /** A store whose model lies here in full adds nothing: cutting that model again takes the store. */
    private void publish() {
        Set<String> names = new HashSet<>();
        List<ShelvedModel> models = new ArrayList<>();
        Stream.concat(own.stream(), opened.values().stream())
                .filter(model -> model.kind() != ShelvedModel.Kind.CUT)
                .forEach(model -> {
                    models.add(model);
                    model.inspection().ifPresent(looked -> names.add(looked.name()));
                });
        own.stream()
                .filter(model -> model.kind() == ShelvedModel.Kind.CUT
                        && model.inspection()
                                .filter(looked -> !names.contains(looked.name()))
                                .isPresent())
                .forEach(models::add);
        listener.accept(List.copyOf(models));
    }

    private List<Path> stores() {
        if (!Files.isDirectory(data.models())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(data.models())) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("The models in {} cannot be listed.", data.models(), e);
            return List.of();
        }
    }

    private ShelvedModel look(ShelvedModel.Kind kind, ModelSource source) {
        String path =
                source instanceof ModelSource.Folder folder ? folder.path().toString() : "";
        try {
            ModelChoice choice = ModelChoice.open(source, application);
            choice.requireText();
            Inspection inspection = choice.inspection();
            return new ShelvedModel(kind, path, inspection, cuts(choice), Phrase.NONE);
        } catch (IOException | ModelPackageException e) {
            LOG.info("The model {} cannot be used: {}", path, Causes.sentence(e));
            return new ShelvedModel(kind, path, null, List.of(), Causes.tell(e));
        }
    }

    private static List<ModelManifest> cuts(ModelChoice choice) throws IOException, ModelPackageException {
        if (choice.inspection().partitioned()) {
            return List.of(choice.inspection().cut());
        }
        List<ModelManifest> cuts = new ArrayList<>();
        for (int bits : BITS) {
            cuts.add(ModelInspector.inspect(choice.folder(), PartitionOptions.ofBits(bits))
                    .cut());
        }
        return cuts;
    }

    @Override
    public void close() {
        home.shutdownNow();
    }
}
