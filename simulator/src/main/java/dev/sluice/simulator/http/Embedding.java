package dev.sluice.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.sluice.simulator.text.Tokens;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.SplittableRandom;

/** A vector of length 1 that equal inputs share. */
final class Embedding {
    private final float[] numbers;

    private Embedding(float[] numbers) {
        this.numbers = numbers;
    }

    static Embedding of(Tokens input, int dimensions) {
        SplittableRandom dice = new SplittableRandom(input.fingerprint());
        double[] drawn = dice.doubles(dimensions, -1, 1).toArray();
        double squares = 0;
        for (double number : drawn) {
            squares += number * number;
        }
        float[] numbers = new float[dimensions];
        for (int index = 0; index < dimensions; index++) {
            numbers[index] = (float) (drawn[index] / Math.sqrt(squares));
        }
        return new Embedding(numbers);
    }

    JsonNode numbers() {
        ArrayNode array = Json.object().arrayNode();
        for (float number : numbers) {
            array.add(number);
        }
        return array;
    }

    /** The numbers as little-endian bytes of 32-bit floats, in base 64. */
    JsonNode base64() {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : numbers) {
            bytes.putFloat(number);
        }
        return TextNode.valueOf(Base64.getEncoder().encodeToString(bytes.array()));
    }
}
