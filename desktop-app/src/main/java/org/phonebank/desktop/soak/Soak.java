package org.phonebank.desktop.soak;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.desktop.keeping.Happening;
import org.phonebank.desktop.keeping.Serving;
import org.phonebank.desktop.lab.ChatSettings;
import org.phonebank.desktop.lab.LabEvent;
import org.phonebank.desktop.lab.LabException;
import org.phonebank.desktop.lab.LabSession;
import org.phonebank.desktop.lab.LabSettings;
import org.phonebank.desktop.lab.ModelChoice;
import org.phonebank.desktop.lab.PhoneSource;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.runtime.ApplicationFiles;
import org.phonebank.partitioner.LayerStore;
import org.phonebank.partitioner.PartitionOptions;
import org.phonebank.partitioner.Partitioner;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.manifest.ModelManifest;
import org.phonebank.pipeline.generation.PromptException;
import org.phonebank.pipeline.link.StageException;
import org.phonebank.pipeline.placement.LayerCapacity;
import org.phonebank.pipeline.placement.PlanOptions;
import org.phonebank.pipeline.steward.Decision;
import org.phonebank.protocol.PhonebankVersion;
import org.phonebank.virtual.PublishedLab;
import org.phonebank.virtual.VirtualLab;
import org.phonebank.virtual.VirtualLabSettings;
import org.phonebank.virtual.VirtualPhone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A lab of virtual phones that answers while faults befall them. Used once. */
public final class Soak {
    private static final Logger LOG = LoggerFactory.getLogger(Soak.class);
    private static final String FOLDER = "soak";
    /** For the lab to help itself once nothing is wrong with its phones any more. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final long LOOK_MILLIS = 100;

    private final SoakSettings settings;
    private final SoakListener listener;
    private final Tally tally = new Tally();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable LabSession lab;
    private volatile @Nullable Asker asker;
    private volatile @Nullable Troublemaker troublemaker;
    private volatile boolean served;
    private volatile Set<String> serving = Set.of();

    public Soak(SoakSettings settings, SoakListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /** Ends it soon, with the result so far; for any thread. */
    public void stop() {
        stopped.countDown();
        Asker asking = asker;
        LabSession starting = lab;
        if (asking != null) {
            asking.stop();
        } else if (starting != null) {
            starting.cancel();
        }
    }

    /**
     * Goes through it.
     *
     * @throws CancellationException if it was stopped before the lab was ready
     * @throws LabException if the lab could not be set up
     */
    public SoakResult run()
            throws IOException, LabException, ModelPackageException, StageException, PromptException,
                    InterruptedException {
        DataFolder own = new DataFolder(settings.data().create().root().resolve(FOLDER)).create();
        ApplicationFiles application = new ApplicationFiles(own, PhonebankVersion.VERSION);
        application.loadOnnxRuntime();
        ChatSettings chat = ChatSettings.greedy(settings.maxTokens());
        LayerStore store = cut(ModelChoice.open(settings.model(), application), own);
        Questions questions = Questions.prepare(store, chat, this::isStopped);
        Leaks.Held before = Leaks.now();
        boolean whole;
        long began;
        try (VirtualLab phones = VirtualLab.start(VirtualLabSettings.of(own.root(), settings.phones()));
                PublishedLab published =
                        PublishedLab.open(phones, settings.data().root());
                LabSession session = LabSession.start(lab(own, phones), this::hear)) {
            lab = session;
            if (isStopped()) {
                throw new CancellationException();
            }
            session.awaitReady();
            asker = new Asker(session, chat, tally);
            began = System.nanoTime();
            listener.begins();
            strike(phones, mostAtOnce(store.manifest(), session.phones()), questions);
            whole = isWholeAgain(questions);
        }
        Leaks.Found leaks = new Leaks.Found(before, Leaks.afterwards(before));
        return tally.result(whole, isStopped(), leaks, Duration.ofNanos(System.nanoTime() - began));
    }

    private LayerStore cut(ModelChoice model, DataFolder own) throws IOException, ModelPackageException {
        model.requireText();
        if (model.inspection().partitioned()) {
            return LayerStore.open(model.folder());
        }
        PartitionOptions options = new PartitionOptions(settings.quantization(), OptionalInt.empty());
        return new Partitioner()
                .partition(model.folder(), own.models(), options, (step, done, total) -> {}, this::isStopped);
    }

    private LabSettings lab(DataFolder own, VirtualLab phones) {
        PhoneSource source = new PhoneSource.Connected(
                phones.phones().stream().map(VirtualPhone::address).toList(),
                phones.phones().stream().map(VirtualPhone::serial).toList());
        return new LabSettings(own, source, settings.model(), settings.quantization()).with(settings.resilience());
    }

    private void strike(VirtualLab phones, int mostAtOnce, Questions questions) throws InterruptedException {
        try (Troublemaker maker = new Troublemaker(
                phones.phones(), settings, mostAtOnce, serial -> serving.contains(serial), this::struck)) {
            troublemaker = maker;
            maker.start();
            long end = System.nanoTime() + settings.duration().toNanos();
            while (!isStopped() && System.nanoTime() - end < 0) {
                ask(questions);
            }
            maker.end();
        }
    }

    private void ask(Questions questions) throws InterruptedException {
        Asker asking = asker;
        if (asking != null && asking.ask(questions.next())) {
            listener.answered(tally.faults(), tally.tokens());
        }
    }

    /** Whether the lab serves everything soon, now that nothing is wrong with its phones. */
    private boolean isWholeAgain(Questions questions) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean waits = true;
        while (waits && !served) {
            waits = !stopped.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && System.nanoTime() - end < 0;
        }
        ask(questions);
        return served;
    }

    private void struck(Troublemaker.Trouble trouble) {
        tally.fault(trouble);
        VirtualPhone phone = trouble.phone();
        listener.fault(phone.serial(), trouble.fault().fault().sentence(phone.serial()));
    }

    private void hear(LabEvent event) {
        if (event instanceof LabEvent.ServingChanged changed) {
            served = changed.serving().complete();
            serving = changed.serving().stages().stream()
                    .flatMap(stage -> stage.holders().stream())
                    .map(Serving.Holder::serial)
                    .collect(Collectors.toUnmodifiableSet());
        } else if (event instanceof LabEvent.Noticed noticed) {
            LOG.info("{}", noticed.happening());
            tally.happened(noticed.happening(), System.nanoTime());
            Troublemaker maker = troublemaker;
            if (maker != null
                    && noticed.happening() instanceof Happening.Done done
                    && done.decision() instanceof Decision.TakeBack back) {
                maker.isBack(back.serial());
            }
        }
        listener.lab(event);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    /** However many phones fail at once, those that are left have the memory for the whole model. */
    private int mostAtOnce(ModelManifest manifest, List<PhoneView> phones) {
        List<Integer> layers = phones.stream()
                .map(phone -> LayerCapacity.of(
                                manifest,
                                phone.memoryAvailable() + phone.shardBytes(),
                                PlanOptions.allPhones(LabSettings.CONVERSATIONS))
                        .middle())
                .sorted(Comparator.naturalOrder())
                .toList();
        int left = 0;
        int held = 0;
        while (left < layers.size() && held < manifest.shape().layers()) {
            held += layers.get(left);
            left++;
        }
        return Math.max(1, Math.min(phones.size() - left, phones.size() / 2));
    }
}
