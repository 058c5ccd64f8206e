package org.phonebank.virtual.device;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.phonebank.virtual.profile.PhoneProfile;

/** What {@code getprop} shows. */
public final class DeviceProperties {
    private final Map<String, String> values = new TreeMap<>();

    /**
     * The properties of a phone.
     *
     * @param host the platform whose native libraries its processes need, as {@code linux-x64}
     */
    public DeviceProperties(PhoneProfile profile, String serial, String host) {
        product(profile);
        build(profile);
        abis(profile);
        values.put("dalvik.vm.heapsize", "512m");
        values.put("gsm.version.baseband", "unknown");
        values.put("init.svc.adbd", "running");
        values.put("persist.sys.locale", "en-US");
        values.put("persist.sys.timezone", "UTC");
        values.put("ro.boot.hardware", profile.device());
        values.put("ro.boot.serialno", serial);
        values.put("ro.build.characteristics", "default");
        values.put("ro.build.type", "user");
        values.put("ro.debuggable", "0");
        values.put("ro.hardware", profile.device());
        values.put("ro.secure", "1");
        values.put("ro.serialno", serial);
        values.put("sys.boot_completed", "1");
        values.put("ro.phonebank.virtual", "1");
        values.put("ro.phonebank.host", host);
    }

    private void product(PhoneProfile profile) {
        values.put("ro.product.board", profile.processor().platform());
        values.put("ro.board.platform", profile.processor().platform());
        values.put("ro.product.brand", profile.brand());
        values.put("ro.product.device", profile.device());
        values.put("ro.product.manufacturer", profile.manufacturer());
        values.put("ro.product.model", profile.model());
        values.put("ro.product.name", profile.product());
    }

    private void build(PhoneProfile profile) {
        String fingerprint = "%s/%s/%s:%s/PHONEBANK/1:user/release-keys"
                .formatted(profile.brand(), profile.product(), profile.device(), profile.androidRelease());
        values.put("ro.build.fingerprint", fingerprint);
        values.put("ro.build.id", "PHONEBANK");
        values.put("ro.build.product", profile.device());
        values.put("ro.build.tags", "release-keys");
        values.put("ro.build.version.codename", "REL");
        values.put("ro.build.version.release", profile.androidRelease());
        values.put("ro.build.version.sdk", String.valueOf(profile.androidApi()));
    }

    private void abis(PhoneProfile profile) {
        String abis32 = "armeabi-v7a,armeabi";
        values.put("ro.product.cpu.abi", profile.abi());
        values.put("ro.product.cpu.abilist", profile.is64Bit() ? profile.abi() + "," + abis32 : abis32);
        values.put("ro.product.cpu.abilist32", abis32);
        values.put("ro.product.cpu.abilist64", profile.is64Bit() ? profile.abi() : "");
    }

    /** Empty when there is no such property, as Android answers. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** All of them, by name. */
    public Map<String, String> all() {
        return Collections.unmodifiableMap(values);
    }
}
