package org.phonebank.adb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Sync and shell packets to bytes and back. */
class PacketsTest {
    private static final SyncStat STAT = new SyncStat(0, 0100644, 5_000_000_000L, 1_600_000_000L);

    private static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }

    @Test
    void aSyncRequestIsWrittenAsAdbWritesIt() {
        assertThat(HexFormat.of().formatHex(SyncPackets.text(SyncId.RECV, "/a")))
                .isEqualTo("52454356" + "02000000" + "2f61");
    }

    @Test
    void statsKeepSixtyFourBitsInTheSecondVersionOnly() throws IOException {
        assertThat(SyncPackets.readStat(in(SyncPackets.stat(SyncId.LST2, STAT)), SyncId.LST2))
                .isEqualTo(STAT);
        assertThat(SyncPackets.readStat(in(SyncPackets.stat(SyncId.STAT, STAT)), SyncId.STAT))
                .isEqualTo(new SyncStat(0, 0100644, 5_000_000_000L & 0xffffffffL, 1_600_000_000L));
        assertThat(SyncPackets.readStat(in(SyncPackets.stat(SyncId.STAT, SyncStat.missing(13))), SyncId.STAT))
                .isEqualTo(SyncStat.missing(SyncStat.ENOENT));
    }

    @Test
    void anEntryIsReadAfterItsHeader() throws IOException {
        SyncEntry entry = new SyncEntry("näme", new SyncStat(0, 0040755, 4096, 7));
        ByteArrayInputStream bytes = in(SyncPackets.entry(SyncId.LIST, entry));

        assertThat(SyncPackets.readEntry(bytes, SyncPackets.readHeader(bytes))).isEqualTo(entry);
    }

    @Test
    void listsEndWithARecordOfFullLength() {
        assertThat(SyncPackets.endOfList(SyncId.LIST)).hasSize(20);
        assertThat(SyncPackets.endOfList(SyncId.LIS2)).hasSize(76);
    }

    @Test
    void hostileLengthsAreRefused() {
        SyncHeader header = new SyncHeader(SyncId.DATA, -1);

        assertThatThrownBy(() -> header.length(SyncPackets.MAX_DATA))
                .isInstanceOf(AdbWireException.class)
                .hasMessage("A sync packet (DATA) announces 4294967295 bytes; at most 65536 are allowed.");
        assertThatThrownBy(() -> ShellPacket.read(in(new byte[] {0, -1, -1, -1, 127})))
                .isInstanceOf(AdbWireException.class)
                .hasMessageContaining("2147483647");
    }

    @Test
    void shellPacketsKeepKindAndContent() throws IOException {
        ShellPacket out = Objects.requireNonNull(
                ShellPacket.read(in(ShellPacket.encode(ShellPacket.Id.STDERR, new byte[] {1, 2, 3}, 1, 2))));
        ShellPacket exit = Objects.requireNonNull(ShellPacket.read(in(ShellPacket.exit(300))));

        assertThat(out.id()).isEqualTo(ShellPacket.Id.STDERR);
        assertThat(out.content()).containsExactly(2, 3);
        assertThat(exit.exitCode()).isEqualTo(44);
        assertThat(ShellPacket.read(in(new byte[0]))).isNull();
    }
}
