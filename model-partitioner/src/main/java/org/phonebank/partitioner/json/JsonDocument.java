package org.phonebank.partitioner.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.phonebank.partitioner.failure.ModelPackageException;
import org.phonebank.partitioner.failure.ModelProblem;
import org.phonebank.partitioner.failure.ModelText;

/**
 * A JSON object and the place it came from. Getters treat {@code null} like absence and refuse values of a wrong type
 * with a sentence that names the place.
 */
public final class JsonDocument {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ModelText place;
    private final ObjectNode node;

    private JsonDocument(ModelText place, ObjectNode node) {
        this.place = place;
        this.node = node;
    }

    /**
     * Reads a file.
     *
     * @throws ModelPackageException if the file is larger than {@code maximumBytes} or holds no JSON object
     */
    public static JsonDocument read(Path file, long maximumBytes) throws IOException, ModelPackageException {
        long size = Files.size(file);
        if (size > maximumBytes) {
            throw new ModelPackageException(ModelProblem.TOO_LARGE, file, size, maximumBytes);
        }
        return parse(Files.readAllBytes(file), ModelText.of(ModelProblem.IN_FILE, file));
    }

    /**
     * Parses bytes.
     *
     * @param place what to call the origin in a message, as in "file /x/config.json"
     */
    public static JsonDocument parse(byte[] json, ModelText place) throws IOException, ModelPackageException {
        JsonNode parsed;
        try {
            parsed = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new ModelPackageException(ModelText.of(ModelProblem.NO_JSON, place, e.getOriginalMessage()), e);
        }
        if (!(parsed instanceof ObjectNode object)) {
            throw new ModelPackageException(ModelProblem.NO_OBJECT, place);
        }
        return new JsonDocument(place, object);
    }

    /** What the origin is called in a message, in English. */
    public String place() {
        return place.english();
    }

    /** What the origin is called in a message. */
    public ModelText where() {
        return place;
    }

    /** The object itself, for reading structures that have no fixed type. */
    public ObjectNode node() {
        return node;
    }

    public boolean has(String field) {
        return node.hasNonNull(field);
    }

    /** Whether the field is there and null, which to many configurations is something else than absent. */
    public boolean isNull(String field) {
        return node.path(field).isNull();
    }

    public Optional<JsonNode> value(String field) {
        return has(field) ? Optional.of(node.get(field)) : Optional.empty();
    }

    public Optional<JsonDocument> object(String field) throws ModelPackageException {
        Optional<JsonNode> value = value(field);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (!(value.get() instanceof ObjectNode object)) {
            throw wrong(field, "is no object");
        }
        return Optional.of(new JsonDocument(ModelText.of(ModelProblem.IN_FIELD, field, place), object));
    }

    public Optional<String> text(String field) throws ModelPackageException {
        Optional<JsonNode> value = value(field);
        if (value.isPresent() && !value.get().isTextual()) {
            throw wrong(field, "is no text");
        }
        return value.map(JsonNode::textValue);
    }

    public boolean flag(String field, boolean whenAbsent) throws ModelPackageException {
        Optional<JsonNode> value = value(field);
        if (value.isPresent() && !value.get().isBoolean()) {
            throw wrong(field, "is neither true nor false");
        }
        return value.map(JsonNode::booleanValue).orElse(whenAbsent);
    }

    public int requireInteger(String field, int maximum) throws ModelPackageException {
        if (!has(field)) {
            throw new ModelPackageException(ModelProblem.NO_FIELD, place, field);
        }
        return integer(field, 0, maximum);
    }

    /** A positive integer up to {@code maximum}. */
    public int integer(String field, int whenAbsent, int maximum) throws ModelPackageException {
        Optional<JsonNode> value = value(field);
        if (value.isEmpty()) {
            return whenAbsent;
        }
        JsonNode number = value.get();
        boolean whole = number.isNumber() && number.doubleValue() == Math.rint(number.doubleValue());
        if (!whole || number.doubleValue() < 1 || number.doubleValue() > maximum) {
            throw wrong(field, "is " + shortened(number) + "; it must be a whole number from 1 to " + maximum);
        }
        return number.intValue();
    }

    /** A finite positive number. */
    public double number(String field, double whenAbsent) throws ModelPackageException {
        Optional<JsonNode> value = value(field);
        if (value.isEmpty()) {
            return whenAbsent;
        }
        double number = value.get().isNumber() ? value.get().doubleValue() : Double.NaN;
        if (!(number > 0) || Double.isInfinite(number)) {
            throw wrong(field, "is " + shortened(value.get()) + "; it must be a positive number");
        }
        return number;
    }

    /** Token ids given as one number or as a list; empty if absent. */
    public List<Integer> tokenIds(String field) throws ModelPackageException {
        Optional<JsonNode> value = value(field);
        List<Integer> ids = new ArrayList<>();
        if (value.isEmpty()) {
            return ids;
        }
        Iterable<JsonNode> nodes = value.get().isArray() ? value.get() : List.of(value.get());
        for (JsonNode id : nodes) {
            if (!id.isIntegralNumber() || !id.canConvertToInt() || id.intValue() < 0) {
                throw wrong(field, "is no list of token ids");
            }
            ids.add(id.intValue());
        }
        return ids;
    }

    private ModelPackageException wrong(String field, String problem) {
        return new ModelPackageException(ModelProblem.WRONG_FIELD, place, field, problem);
    }

    private static String shortened(JsonNode value) {
        String text = value.toString();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }
}
