package org.phonebank.provisioner.facts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StorageParserTest {
    @Test
    void readsBlocksOfAndroid8() {
        String text = """
                Filesystem     1K-blocks    Used Available Use% Mounted on
                /dev/block/dm-0  25241820 9871236  15353968  40% /data
                """;
        assertThat(StorageParser.parseFree(text)).hasValue(15353968L << 10);
    }

    @Test
    void readsBlocksOfAndroid13() {
        String text = """
                Filesystem       1K-blocks     Used Available Use% Mounted on
                /dev/block/dm-48 113179356 48211064  64837220  43% /data/user/0
                """;
        assertThat(StorageParser.parseFree(text)).hasValue(64837220L << 10);
    }

    @Test
    void readsALongDeviceNameOnItsOwnLine() {
        String text = """
                Filesystem                                               1K-blocks    Used Available Use% Mounted on
                /dev/block/platform/soc/1d84000.ufshc/by-name/userdata_of_a_very_long_name
                                                                          53585796 2031960  51423068   4% /data
                """;
        assertThat(StorageParser.parseFree(text)).hasValue(51423068L << 10);
    }

    @Test
    void readsSizesOfAndroid6() {
        String text = """
                Filesystem               Size     Used     Free   Blksize
                /data                   11.5G     2.2G     9.3G   4096
                """;
        assertThat(StorageParser.parseFree(text)).hasValue((long) (9.3 * (1L << 30)));
    }

    @Test
    void otherTextIsNoStorage() {
        assertThat(StorageParser.parseFree("")).isEmpty();
        assertThat(StorageParser.parseFree("df: /data/local/tmp: Permission denied"))
                .isEmpty();
        assertThat(StorageParser.parseFree("Filesystem\n/dev/x 1 2 99999999999999999999 4% /data"))
                .isEmpty();
    }
}
