package org.phonebank.desktop.lab;

import io.grpc.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.phonebank.desktop.data.Causes;
import org.phonebank.desktop.failure.FailureWording;
import org.phonebank.desktop.keeping.Hands;
import org.phonebank.desktop.keeping.HandsException;
import org.phonebank.desktop.keeping.HandsException.Kind;
import org.phonebank.desktop.keeping.LoadedShard;
import org.phonebank.desktop.keeping.StartedWorker;
import org.phonebank.partitioner.manifest.LayerRange;
import org.phonebank.pipeline.link.WorkerClient;
import org.phonebank.pipeline.link.WorkerException;
import org.phonebank.pipeline.phrase.Phrase;
import org.phonebank.provisioner.ProvisionException;
import org.phonebank.provisioner.device.AdbException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does to the phones of a lab what its keeper wants done, by the same steps as when the lab was set up. */
final class LabHands implements Hands {
    private static final Duration PATIENCE_FOR_PING = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(LabHands.class);

    private final LabPhones phones;
    private final PreparePhone prepare;
    private final ServeShard serve;
    private final LayersOnPhone layersOnPhone;
    private final LabReport report;

    LabHands(LabPhones phones, PreparePhone prepare, ServeShard serve, LayersOnPhone layersOnPhone, LabReport report) {
        this.phones = phones;
        this.prepare = prepare;
        this.serve = serve;
        this.layersOnPhone = layersOnPhone;
        this.report = report;
    }

    private interface Step<T> {
        T run(LabPhone phone)
                throws AdbException, ProvisionException, WorkerException, LabException, IOException,
                        InterruptedException;
    }

    @Override
    public StartedWorker start(String serial, BooleanSupplier stopped) throws HandsException, InterruptedException {
        return on(serial, phone -> {
            prepare.start(phone, stopped);
            return new StartedWorker(phone.starts(), phone.availableMemoryAtStart(), layersOnDisk(phone));
        });
    }

    /** Layers that a phone has the files of. */
    Set<Integer> layersOnDisk(LabPhone phone) throws AdbException, LabException {
        return layersOnPhone.of(phone);
    }

    @Override
    public double test(String serial) throws HandsException, InterruptedException {
        return on(serial, prepare::test);
    }

    @Override
    public void push(String serial, LayerRange layers, BooleanSupplier stopped)
            throws HandsException, InterruptedException {
        on(serial, phone -> {
            serve.push(phone, layers, stopped);
            return layers;
        });
    }

    @Override
    public LoadedShard load(String serial, LayerRange layers) throws HandsException, InterruptedException {
        return on(serial, phone -> serve.load(phone, layers));
    }

    @Override
    public void unload(String serial, LayerRange layers) throws HandsException, InterruptedException {
        on(serial, phone -> {
            serve.unload(phone, layers);
            return layers;
        });
    }

    @Override
    public CompletableFuture<Duration> ping(String serial) {
        WorkerClient client = phones.phone(serial).map(LabPhone::client).orElse(null);
        return client == null
                ? CompletableFuture.failedFuture(new LabException(Phrase.of(FailureWording.NOT_CONNECTED, serial)))
                : client.ping(PATIENCE_FOR_PING);
    }

    @Override
    public void disconnect(String serial) {
        phones.phone(serial).ifPresent(LabPhone::release);
        report.phonesChanged();
    }

    private <T> T on(String serial, Step<T> step) throws HandsException, InterruptedException {
        LabPhone phone = phones.phone(serial)
                .orElseThrow(() ->
                        new HandsException(Kind.UNREACHABLE, Phrase.of(FailureWording.NOT_OF_THIS_LAB, serial), null));
        try {
            return step.run(phone);
        } catch (AdbException e) {
            throw new HandsException(e.mayPassByItself() ? Kind.UNREACHABLE : Kind.REFUSED, naming(phone, e), e);
        } catch (WorkerException e) {
            throw new HandsException(isLost(e.code()) ? Kind.WORKER_LOST : Kind.REFUSED, naming(phone, e), e);
        } catch (ProvisionException | LabException | IOException | UncheckedIOException e) {
            throw new HandsException(Kind.REFUSED, naming(phone, e), e);
        } catch (CancellationException e) {
            throw new HandsException(Kind.REFUSED, Phrase.of(FailureWording.WORK_GIVEN_UP, phone.label()), e);
        }
    }

    private static boolean isLost(Status.Code code) {
        return code == Status.Code.UNAVAILABLE
                || code == Status.Code.DEADLINE_EXCEEDED
                || code == Status.Code.CANCELLED
                || code == Status.Code.UNKNOWN;
    }

    private static Phrase naming(LabPhone phone, Exception failure) {
        Phrase whole = Causes.tell(failure);
        LOG.debug("{}", whole);
        Phrase sentence = Sentences.firstLine(whole);
        String text = sentence.english();
        return text.contains(phone.serial()) || text.contains(phone.label())
                ? sentence
                : Phrase.of(FailureWording.ON_PHONE, phone.label(), sentence);
    }
}
