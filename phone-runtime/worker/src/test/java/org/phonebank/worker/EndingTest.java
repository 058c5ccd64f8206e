package org.phonebank.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EndingTest {
    @Test
    void endsWhenAskedThoughSomebodyIsConnected() throws InterruptedException {
        Ending ending = new Ending(1);
        ending.connected();
        ending.ask();

        assertThat(ending.await()).isEqualTo("it was asked to");
    }

    @Test
    void idlenessCountsFromTheLastDisconnection() {
        Ending ending = new Ending(1);
        ending.connected();
        ending.connected();
        ending.disconnected();
        assertThat(ending.isIdleAfter(Long.MAX_VALUE / 2)).isFalse();

        ending.disconnected();
        assertThat(ending.isIdleAfter(Long.MAX_VALUE / 2)).isTrue();
        assertThat(ending.isIdleAfter(0)).isFalse();
    }

    @Test
    void zeroMinutesMeansNever() {
        assertThat(new Ending(0).isIdleAfter(Long.MAX_VALUE / 2)).isFalse();
    }
}
