package org.phonebank.virtual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.phonebank.adb.wire.AdbBanner;
import org.phonebank.adb.wire.AdbFeature;
import org.phonebank.virtual.adbd.Adbd;
import org.phonebank.virtual.adbd.Authorizer;
import org.phonebank.virtual.adbd.Services;
import org.phonebank.virtual.device.DeviceProperties;
import org.phonebank.virtual.device.DeviceState;
import org.phonebank.virtual.device.HostPlatform;
import org.phonebank.virtual.device.LiveFiles;
import org.phonebank.virtual.files.PhoneFiles;
import org.phonebank.virtual.process.AppProcessStarter;
import org.phonebank.virtual.process.ProcessTable;
import org.phonebank.virtual.profile.LinkProfile;
import org.phonebank.virtual.profile.PhoneProfile;
import org.phonebank.virtual.shell.PhoneSystem;
import org.phonebank.virtual.shell.Shell;
import org.phonebank.virtual.shell.command.Builtins;

/** What a running phone is made of. */
record PhoneParts(
        StorageLock lock,
        ProcessTable processes,
        DeviceState device,
        LiveFiles live,
        PhonePace pace,
        ProcessorErrors errors,
        Authorizer authorizer,
        Services services,
        Adbd adbd,
        PhoneWatch watch)
        implements AutoCloseable {
    private static final List<String> FEATURES = List.of(
            AdbFeature.SHELL_V2, AdbFeature.CMD, AdbFeature.STAT_V2, AdbFeature.LS_V2, AdbFeature.FIXED_PUSH_MKDIR);
    private static final long FIRST_SHELL_PID = 20_000;

    static PhoneParts assemble(VirtualPhoneSettings settings) throws IOException {
        StorageLock lock = StorageLock.acquire(settings.storage(), settings.serial());
        try {
            return assemble(settings, lock);
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static PhoneParts assemble(VirtualPhoneSettings settings, StorageLock lock) throws IOException {
        PhoneProfile profile = settings.profile();
        Path storage = settings.storage();
        InstantSource clock = InstantSource.system();
        ProcessTable processes = new ProcessTable(storage.resolve("proc"));
        DeviceState device = new DeviceState(profile, clock, processes::use);
        LiveFiles live = new LiveFiles(storage, profile, device);
        live.writeAll();
        PhonePace pace = new PhonePace(storage, device);
        pace.set(settings.paced() ? 1 / profile.relativeSpeed() : 1);
        ProcessorErrors errors = new ProcessorErrors(storage);
        errors.clear();
        PhoneFiles files = new PhoneFiles(storage, profile.storageBytes(), live::refresh);
        Shell shell = new Shell(
                new PhoneSystem(
                        profile,
                        files,
                        device,
                        new DeviceProperties(profile, settings.serial(), HostPlatform.name()),
                        processes,
                        new AppProcessStarter(files.storage(), files.host("/system/framework/guard"), processes),
                        clock,
                        new AtomicLong(FIRST_SHELL_PID)),
                Builtins.all());
        showCommands(shell, files.host("/system/bin"));
        Authorizer authorizer = new Authorizer(settings.requireAuthorization(), files.host("/data/misc/adb/adb_keys"));
        Services services = new Services(shell);
        Adbd adbd = new Adbd(settings.serial(), banner(profile), authorizer, services, usualLink(settings));
        PhoneWatch watch = PhoneWatch.start(settings.serial(), processes, device, live);
        return new PhoneParts(lock, processes, device, live, pace, errors, authorizer, services, adbd, watch);
    }

    static LinkProfile usualLink(VirtualPhoneSettings settings) {
        return settings.shaped() ? settings.profile().link() : LinkProfile.UNSHAPED;
    }

    private static AdbBanner banner(PhoneProfile profile) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("ro.product.name", profile.product());
        properties.put("ro.product.model", profile.model());
        properties.put("ro.product.device", profile.device());
        return new AdbBanner("device", properties, FEATURES);
    }

    /** So that {@code ls /system/bin} and tests for a command's file find them. */
    private static void showCommands(Shell shell, Path folder) throws IOException {
        for (String command : shell.commands()) {
            Path file = folder.resolve(command);
            if (command.matches("[a-z0-9_]+") && !Files.exists(file)) {
                Files.createFile(file);
                if (!file.toFile().setExecutable(true, false)) {
                    throw new IOException("The file " + file + " cannot be made executable.");
                }
            }
        }
    }

    @Override
    public void close() {
        watch.close();
        adbd.close();
        processes.close();
        lock.close();
    }
}
