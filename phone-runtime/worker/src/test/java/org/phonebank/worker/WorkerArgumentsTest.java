package org.phonebank.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerArgumentsTest {
    private static final String[] LEAST = {"--home", "/data", "--run-id", "a-1", "--parent-version", "0.1.0"};

    @Test
    void leastArgumentsListenOnAnyLoopbackPort() {
        WorkerArguments parsed = WorkerArguments.parse(LEAST);

        assertThat(parsed.home()).isEqualTo("/data");
        assertThat(parsed.runId()).isEqualTo("a-1");
        assertThat(parsed.parentVersion()).isEqualTo("0.1.0");
        assertThat(parsed.root()).isEqualTo(Path.of("/"));
        assertThat(parsed.loopbackOnly()).isTrue();
        assertThat(parsed.port()).isZero();
        assertThat(parsed.idleMinutes()).isEqualTo(60);
    }

    @Test
    void everyArgumentIsTaken() {
        WorkerArguments parsed = parse("--root", "/phones/1", "--listen", "any", "--port", "9", "--idle-minutes", "0");

        assertThat(parsed.root()).isEqualTo(Path.of("/phones/1"));
        assertThat(parsed.loopbackOnly()).isFalse();
        assertThat(parsed.port()).isEqualTo(9);
        assertThat(parsed.idleMinutes()).isZero();
    }

    @Test
    void whatIsWrongIsNamed() {
        assertRefused("There is no argument '--nonsense'.", "--nonsense", "1");
        assertRefused("--port needs a value.", "--port");
        assertRefused("--home is given twice.", "--home", "/other");
        assertRefused("--listen takes 'loopback' or 'any', not 'world'.", "--listen", "world");
        assertRefused("--port takes a number from 0 to 65535, not '70000'.", "--port", "70000");
        assertRefused("--port takes a number from 0 to 65535, not '-1'.", "--port", "-1");
        assertThatThrownBy(() -> WorkerArguments.parse("--home", "/data")).hasMessage("--run-id is missing.");
        assertThatThrownBy(() -> WorkerArguments.parse("--home", "/", "--run-id", "../x", "--parent-version", "1"))
                .hasMessage("--run-id takes up to 64 letters, digits, '_' and '-'.");
    }

    private static void assertRefused(String message, String... further) {
        assertThatThrownBy(() -> parse(further))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static WorkerArguments parse(String... further) {
        List<String> all = new ArrayList<>(List.of(LEAST));
        Collections.addAll(all, further);
        return WorkerArguments.parse(all.toArray(String[]::new));
    }
}
