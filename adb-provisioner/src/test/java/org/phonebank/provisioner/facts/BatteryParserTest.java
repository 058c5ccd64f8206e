package org.phonebank.provisioner.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatteryParserTest {
    @Test
    void readsAndroid8OnUsb() {
        String text = """
                Current Battery Service state:
                  AC powered: false
                  USB powered: true
                  Wireless powered: false
                  Max charging current: 500000
                  Max charging voltage: 5000000
                  Charge counter: 2101000
                  status: 2
                  health: 2
                  present: true
                  level: 71
                  scale: 100
                  voltage: 4014
                  temperature: 263
                  technology: Li-ion
                """;
        assertThat(BatteryParser.parse(text)).contains(new Battery(71, true, 26.3, 4014));
    }

    @Test
    void readsAndroid13Unplugged() {
        String text = """
                Current Battery Service state:
                  AC powered: false
                  USB powered: false
                  Wireless powered: false
                  Dock powered: false
                  Max charging current: 0
                  Charge counter: 1450000
                  status: 3
                  health: 2
                  present: true
                  level: 48
                  scale: 100
                  voltage: 3792
                  temperature: -15
                  technology: Li-ion
                  Charging state: 0
                  Charging policy: 0
                """;
        assertThat(BatteryParser.parse(text)).contains(new Battery(48, false, -1.5, 3792));
    }

    @Test
    void ofAMakersSecondSectionNothingCounts() {
        String samsung = """
                Current Battery Service state:
                  AC powered: true
                  USB powered: false
                  status: 5
                  present: true
                  level: 100
                  scale: 100
                  voltage: 4350
                  temperature: 301
                  online: 4
                  mPlugTypeSummary: 1
                  LED Charging: true
                Battery history:
                  level: 12
                  temperature: 999
                """;
        assertThat(BatteryParser.parse(samsung)).contains(new Battery(100, true, 30.1, 4350));
    }

    @Test
    void aBoardHasNoBattery() {
        assertThat(BatteryParser.parse("Current Battery Service state:\n  present: false\n  level: 0\n  scale: 100\n"))
                .isEmpty();
        assertThat(BatteryParser.parse("Can't find service: battery")).isEmpty();
        assertThat(BatteryParser.parse("level: 400\nscale: 100")).isEmpty();
    }
}
