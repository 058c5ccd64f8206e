package org.phonebank.desktop.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.phonebank.desktop.data.DataFolder;
import org.phonebank.virtual.Fault;
import org.phonebank.virtual.FaultRequest;

class VirtualFaultsTest {
    @TempDir
    private Path folder;

    @Test
    void aFaultOfAPhoneInThisProcessLastsUntilItIsPutRight() throws Exception {
        DataFolder data = new DataFolder(folder);
        data.create();
        try (OwnVirtualPhones phones = OwnVirtualPhones.start(data, 2);
                VirtualFaults faults = new VirtualFaults(data)) {
            assertThat(phones.serials()).containsExactly("VP01", "VP02");
            cause(faults, "VP02", Fault.SLOW_LINK);
            assertThat(faults.lasting("VP02").get(20, TimeUnit.SECONDS)).isEqualTo(Set.of(Fault.SLOW_LINK));
            assertThat(faults.lasting("VP01").get(20, TimeUnit.SECONDS)).isEmpty();

            cause(faults, "VP02", Fault.NONE);
            assertThat(faults.lasting("VP02").get(20, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void whereNoPhoneRunsThatIsSaid() {
        try (VirtualFaults faults = new VirtualFaults(new DataFolder(folder))) {
            assertThat(faults.cause("VP01", FaultRequest.of(Fault.KILL)))
                    .failsWithin(Duration.ofSeconds(20))
                    .withThrowableOfType(ExecutionException.class)
                    .havingCause()
                    .isInstanceOf(IOException.class)
                    .withMessageStartingWith("No virtual phone runs;");
        }
    }

    private static void cause(VirtualFaults faults, String serial, Fault fault) throws Exception {
        assertThat(faults.cause(serial, FaultRequest.of(fault)).get(20, TimeUnit.SECONDS))
                .isEqualTo(FaultRequest.of(fault));
    }
}
