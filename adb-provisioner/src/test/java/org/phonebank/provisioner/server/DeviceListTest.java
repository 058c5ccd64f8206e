package org.phonebank.provisioner.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceListTest {
    @Test
    void readsTheLongListOfSeveralPhones() {
        String text = """
                ZY223XKQ7L             device usb:1-1.4 product:potter_n model:Moto_G__5__Plus device:potter_n transport_id:3
                192.168.1.20:5555      offline product:crosshatch model:Pixel_3_XL device:crosshatch transport_id:12
                FA79X1A01234           unauthorized usb:3-2 transport_id:4
                emulator-5554          device product:sdk_gphone_x86 model:sdk_gphone_x86 device:generic_x86 transport_id:1
                """;
        assertThat(DeviceList.parse(text))
                .containsExactly(
                        new ServerDevice("ZY223XKQ7L", "device", "usb:1-1.4", "Moto_G__5__Plus", "3"),
                        new ServerDevice("192.168.1.20:5555", "offline", "", "Pixel_3_XL", "12"),
                        new ServerDevice("FA79X1A01234", "unauthorized", "usb:3-2", "", "4"),
                        new ServerDevice("emulator-5554", "device", "", "sdk_gphone_x86", "1"));
    }

    @Test
    void readsTheShortList() {
        assertThat(DeviceList.parse("HT7830200123\tdevice\nLGH870abc\tauthorizing\n"))
                .containsExactly(
                        new ServerDevice("HT7830200123", "device", "", "", ""),
                        new ServerDevice("LGH870abc", "authorizing", "", "", ""));
    }

    @Test
    void readsAStateOfManyWordsAndAMissingSerial() {
        String text = "0123456789ABCDEF       no permissions (user in plugdev group; are your udev rules wrong?); see "
                + "[http://developer.android.com/tools/device.html] usb:1-2 transport_id:9\n"
                + "(no serial number)     offline usb:2-1 transport_id:5\n";
        assertThat(DeviceList.parse(text))
                .containsExactly(
                        new ServerDevice(
                                "0123456789ABCDEF",
                                "no permissions (user in plugdev group; are your udev rules wrong?); see "
                                        + "[http://developer.android.com/tools/device.html]",
                                "usb:1-2",
                                "",
                                "9"),
                        new ServerDevice("(no serial number)", "offline", "usb:2-1", "", "5"));
    }

    @Test
    void nothingAndGarbageAreNoDevices() {
        assertThat(DeviceList.parse("")).isEmpty();
        assertThat(DeviceList.parse("\n\nword\n")).isEmpty();
    }
}
