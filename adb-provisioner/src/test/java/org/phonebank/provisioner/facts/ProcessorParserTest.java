package org.phonebank.provisioner.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ProcessorParserTest {
    private static final String BIG_LITTLE = """
            Processor\t: AArch64 Processor rev 4 (aarch64)
            processor\t: 0
            BogoMIPS\t: 38.00
            Features\t: fp asimd evtstrm aes pmull sha1 sha2 crc32

            processor\t: 1
            BogoMIPS\t: 38.00
            Features\t: fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp asimddp

            Hardware\t: Qualcomm Technologies, Inc SDM670
            """;

    @Test
    void onlyFeaturesOfAllCoresCount() {
        assertThat(ProcessorParser.features(BIG_LITTLE))
                .isEqualTo(Set.of("fp", "asimd", "evtstrm", "aes", "pmull", "sha1", "sha2", "crc32"));
    }

    @Test
    void readsFlagsOfX86() {
        assertThat(ProcessorParser.features("processor\t: 0\nflags\t\t: fpu sse4_2 avx2 avx2\n"))
                .isEqualTo(Set.of("fpu", "sse4_2", "avx2"));
    }

    @Test
    void countsCoresWhereNprocIsMissing() {
        assertThat(ProcessorParser.cores("8\n", BIG_LITTLE)).isEqualTo(8);
        assertThat(ProcessorParser.cores("/system/bin/sh: nproc: not found", BIG_LITTLE))
                .isEqualTo(2);
        assertThat(ProcessorParser.cores("", "")).isEqualTo(1);
        assertThat(ProcessorParser.features("")).isEmpty();
    }
}
