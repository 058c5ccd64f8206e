package org.phonebank.desktop.window.chain;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.phonebank.desktop.lab.PhoneTelemetry;
import org.phonebank.desktop.lab.PhoneView;
import org.phonebank.desktop.window.base.Messages;
import org.phonebank.desktop.window.base.Units;
import org.phonebank.provisioner.discovery.PhoneState;

/** What a phone measures: load, battery, temperature and memory. Texts of unknown values are empty. */
public final class PhoneVitals {
    private static final int LOW_BATTERY_PERCENT = 20;

    private final Messages messages;
    private final Units units;
    private final StringProperty load = new SimpleStringProperty("");
    private final StringProperty battery = new SimpleStringProperty("");
    private final BooleanProperty batteryLow = new SimpleBooleanProperty();
    private final BooleanProperty charging = new SimpleBooleanProperty();
    private final StringProperty temperature = new SimpleStringProperty("");
    private final DoubleProperty memoryUsed = new SimpleDoubleProperty();
    private final DoubleProperty memoryShard = new SimpleDoubleProperty();
    private final StringProperty memory = new SimpleStringProperty("");
    private final StringProperty shard = new SimpleStringProperty("");
    private long totalBytes;
    private long availableBytes;
    private long shardBytes;
    private boolean away;
    private OptionalLong plannedBytes = OptionalLong.empty();

    PhoneVitals(Messages messages, Units units) {
        this.messages = messages;
        this.units = units;
    }

    void show(PhoneView phone) {
        away = phone.state() == PhoneState.VANISHED || phone.state() == PhoneState.OFFLINE;
        if (away) {
            forget();
            return;
        }
        showBattery(phone.batteryPercent());
        showTemperature(phone.celsius());
        totalBytes = phone.memoryTotal();
        availableBytes = phone.memoryAvailable();
        shardBytes = phone.shardBytes();
        showMemory();
    }

    /** What a phone said last is not how it is now. */
    private void forget() {
        load.set("");
        battery.set("");
        batteryLow.set(false);
        charging.set(false);
        temperature.set("");
        totalBytes = 0;
        shardBytes = 0;
        memory.set("");
        showMemory();
    }

    void show(PhoneTelemetry sample) {
        if (away) {
            return;
        }
        charging.set(sample.charging());
        showBattery(sample.batteryPercent());
        showTemperature(sample.celsius());
        sample.cpuUtilisation().ifPresent(share -> load.set(units.share(share)));
        sample.memoryAvailable().ifPresent(bytes -> {
            availableBytes = bytes;
            showMemory();
        });
    }

    /** Says what the layers that the phone shall hold will take; the bar goes on to show what is. */
    void plan(long bytes) {
        plannedBytes = OptionalLong.of(bytes);
        showMemory();
    }

    /** Nothing is planned but what is. */
    void planNothing() {
        plannedBytes = OptionalLong.empty();
        showMemory();
    }

    private void showBattery(OptionalInt percent) {
        percent.ifPresent(level -> {
            battery.set(units.percent(level));
            batteryLow.set(level < LOW_BATTERY_PERCENT);
        });
    }

    private void showTemperature(OptionalDouble celsius) {
        celsius.ifPresent(degrees -> temperature.set(units.celsius(degrees)));
    }

    private void showMemory() {
        long said = plannedBytes.orElse(shardBytes);
        shard.set(said > 0 ? messages.text("phone.memory.shard", units.bytes(said)) : "");
        if (totalBytes <= 0) {
            return;
        }
        long inUse = Math.max(0, totalBytes - availableBytes);
        long held = Math.min(inUse, shardBytes);
        memoryUsed.set((double) (inUse - held) / totalBytes);
        memoryShard.set((double) held / totalBytes);
        memory.set(messages.text("phone.memory", units.bytes(availableBytes), units.bytes(totalBytes)));
    }

    /** Of all processors. */
    public ReadOnlyStringProperty loadProperty() {
        return load;
    }

    public ReadOnlyStringProperty batteryProperty() {
        return battery;
    }

    public ReadOnlyBooleanProperty batteryLowProperty() {
        return batteryLow;
    }

    public ReadOnlyBooleanProperty chargingProperty() {
        return charging;
    }

    public ReadOnlyStringProperty temperatureProperty() {
        return temperature;
    }

    /** Share of the memory in use by anything but the shard, 0 to 1. */
    public ReadOnlyDoubleProperty memoryUsedProperty() {
        return memoryUsed;
    }

    /** Share of the memory that the shard takes, 0 to 1. */
    public ReadOnlyDoubleProperty memoryShardProperty() {
        return memoryShard;
    }

    public ReadOnlyStringProperty memoryProperty() {
        return memory;
    }

    public ReadOnlyStringProperty shardProperty() {
        return shard;
    }
}
