package org.phonebank.partitioner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code reference.json} of the fixtures. */
final class Reference {
    private Reference() {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Case(int[] prompt, float[] lastLogits, int[] greedy) {}

    static List<Case> ofFixture(String name) throws IOException {
        List<Case> cases = new ArrayList<>();
        try (InputStream in = Reference.class.getResourceAsStream("/fixtures/" + name + "/reference.json")) {
            for (JsonNode node : new ObjectMapper().readTree(in).get("cases")) {
                cases.add(
                        new Case(ints(node.get("prompt")), floats(node.get("last_logits")), ints(node.get("greedy"))));
            }
        }
        return cases;
    }

    static int[] ints(JsonNode array) {
        int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).intValue();
        }
        return values;
    }

    static float[] floats(JsonNode array) {
        float[] values = new float[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).floatValue();
        }
        return values;
    }
}
