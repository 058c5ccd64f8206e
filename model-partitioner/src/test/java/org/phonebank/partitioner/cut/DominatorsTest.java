package org.phonebank.partitioner.cut;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DominatorsTest {
    private static final int VERTICES = 3000;

    @Test
    void commonAncestorsAreThoseFoundByClimbingStepByStep() {
        SplittableRandom random = new SplittableRandom(5);
        Dominators tree = new Dominators();
        for (int vertex = 1; vertex < VERTICES; vertex++) {
            // Long chains with short branches, as layers make them.
            int above = random.nextInt(4) == 0 ? random.nextInt(Math.max(0, vertex - 20), vertex) : vertex - 1;
            assertThat(tree.add(above)).isEqualTo(vertex);
        }
        for (int pair = 0; pair < 20_000; pair++) {
            int one = random.nextInt(VERTICES);
            int other = random.nextInt(VERTICES);
            assertThat(tree.common(one, other)).isEqualTo(climbed(tree, one, other));
        }
    }

    private static int climbed(Dominators tree, int one, int other) {
        Set<Integer> above = new HashSet<>();
        for (int vertex = one; vertex != 0; vertex = tree.parent(vertex)) {
            above.add(vertex);
        }
        int vertex = other;
        while (vertex != 0 && !above.contains(vertex)) {
            vertex = tree.parent(vertex);
        }
        return vertex;
    }
}
