package org.phonebank.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhonebankVersionTest {
    @Test
    void isTheVersionOfTheProject() {
        String project = System.getProperty("phonebank.project.version");
        assertThat(PhonebankVersion.VERSION).isEqualTo(project.replace("-SNAPSHOT", ""));
    }
}
