package org.phonebank.virtual.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.phonebank.virtual.profile.PhoneProfile;

/**
 * A phone's body over time. Time passes when somebody looks: each reading takes the work since the one before into
 * account. Safe for use by any thread.
 */
public final class DeviceState {
    /** Over less time, the share of busy cores would be noise. */
    private static final Duration SHORTEST_STEP = Duration.ofMillis(50);

    private static final double IDLE_WATTS = 0.45;
    private static final int START_PERCENT = 86;
    private static final double ROOM_CELSIUS = 24;

    private final PhoneProfile profile;
    private final InstantSource clock;
    private final Supplier<ProcessUse> processes;
    private final Battery battery;
    private final HeatBody batteryHeat = new HeatBody(3.6, Duration.ofMinutes(6), 27);
    private final HeatBody processorHeat = new HeatBody(7.5, Duration.ofSeconds(25), 30);
    private final CpuTimes cpu;
    private Instant started;
    private Instant last;
    private Duration lastCpuTime;
    private double busyCores;
    private double pace = 1;
    private double otherApps;
    private double surroundings = ROOM_CELSIUS;
    private double frequencyLimit = 1;

    public DeviceState(PhoneProfile profile, InstantSource clock, Supplier<ProcessUse> processes) {
        this.profile = profile;
        this.clock = clock;
        this.processes = processes;
        this.started = clock.instant();
        this.last = started;
        this.lastCpuTime = processes.get().cpuTime();
        this.battery = new Battery(profile.batteryMilliampHours(), START_PERCENT);
        this.cpu = new CpuTimes(profile.cores());
    }

    /** Lets the time since the last reading pass and says how things are now. */
    public synchronized DeviceReading read() {
        ProcessUse use = processes.get();
        Instant now = clock.instant();
        Duration elapsed = Duration.between(last, now);
        if (elapsed.compareTo(SHORTEST_STEP) >= 0) {
            advance(elapsed, use.cpuTime());
            last = now;
        }
        return new DeviceReading(
                Duration.between(started, now),
                battery.percent(),
                battery.status(),
                battery.isCharging(),
                battery.millivolts(),
                battery.microamps(),
                battery.chargeMicroampHours(),
                batteryHeat.celsius(),
                processorHeat.celsius(),
                busyCores,
                frequencyLimit,
                cpu.userTicks(),
                cpu.systemTicks(),
                cpu.idleTicks(),
                IdleMemory.total(profile.ramBytes()),
                Math.max(0, IdleMemory.available(profile.ramBytes()) - use.residentBytes()));
    }

    private void advance(Duration elapsed, Duration cpuTime) {
        Duration work = cpuTime.minus(lastCpuTime);
        lastCpuTime = cpuTime;
        // Work that is stretched by the pace would keep a slower processor busy all that time.
        double nanos = Math.max(0, work.toNanos()) * pace + elapsed.toNanos() * otherApps * profile.cores();
        busyCores = cpu.advance(elapsed, Duration.ofNanos((long) nanos));
        double watts = IDLE_WATTS + busyCores * wattsPerCore();
        battery.advance(elapsed, watts);
        batteryHeat.advance(elapsed, watts, surroundings);
        processorHeat.advance(elapsed, watts, surroundings);
    }

    /** Faster cores draw more: about one watt at 2 GHz. */
    private double wattsPerCore() {
        return Math.pow(profile.maxMhz() / 2000.0, 1.5);
    }

    public synchronized void setBatteryPercent(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("A battery cannot hold " + percent + " percent.");
        }
        read();
        battery.setPercent(percent);
    }

    public synchronized void setCharging(boolean charging) {
        read();
        battery.setCharging(charging);
    }

    /** Battery and processor move on from here by themselves. */
    public synchronized void setCelsius(double celsius) {
        if (!(celsius > -40 && celsius < 150)) {
            throw new IllegalArgumentException("A phone cannot be at " + celsius + " °C.");
        }
        read();
        batteryHeat.set(celsius);
        processorHeat.set(celsius);
    }

    /** How much slower than this machine's processor the phone's is; 1: as fast. */
    public synchronized void setPace(double factor) {
        read();
        pace = factor;
    }

    /** How much of the processor apps other than ours use, 0 to 1. */
    public synchronized void setOtherApps(double share) {
        read();
        otherApps = share;
    }

    /** What the phone lies in, in degrees Celsius: battery and processor move towards it. */
    public synchronized void setSurroundings(double celsius) {
        read();
        surroundings = celsius;
    }

    public void setSurroundingsToRoom() {
        setSurroundings(ROOM_CELSIUS);
    }

    /** How much of its highest frequency the processor may use, above 0 to 1. */
    public synchronized void setFrequencyLimit(double limit) {
        read();
        frequencyLimit = limit;
    }

    public synchronized int batteryPercent() {
        return battery.percent();
    }

    /** The uptime begins again. */
    public synchronized void restart() {
        read();
        started = last;
    }
}
