package org.phonebank.partitioner.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.phonebank.partitioner.manifest.Encoding;
import org.phonebank.partitioner.manifest.QuantizationError;

/** What both ways to choose scales cost, measured on what the codes stand for. */
class ScaleSearchTest {
    private static final int ROWS = 23;
    private static final int COLUMNS = 1000;

    private final QuantizedRows quantized = new QuantizedRows();

    static Stream<Arguments> layouts() {
        return Stream.of(Encoding.Q4, Encoding.Q8)
                .flatMap(encoding -> Stream.of(32, 64, 128).flatMap(blockSize -> Stream.of(false, true)
                        .map(zeroPoints -> Arguments.of(new BlockLayout(encoding, blockSize), zeroPoints))));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void reportedErrorIsThatOfTheCodes(BlockLayout layout, boolean zeroPoints) {
        float[] values = bellShaped();
        for (ScaleSearch search : ScaleSearch.values()) {
            QuantizationError reported = new BlockQuantizer(layout, zeroPoints, search)
                    .quantizeRows(values, ROWS, COLUMNS, quantized)
                    .toError();
            double[] restored = restored(layout);
            double product = 0;
            double before = 0;
            double after = 0;
            double difference = 0;
            for (int i = 0; i < values.length; i++) {
                product += values[i] * restored[i];
                before += values[i] * values[i];
                after += restored[i] * restored[i];
                difference += Math.pow(values[i] - restored[i], 2);
            }
            assertThat(reported.relative()).isCloseTo(Math.sqrt(difference / before), within(1e-6));
            assertThat(reported.cosine()).isCloseTo(product / Math.sqrt(before * after), within(1e-7));
        }
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void leastSquaresCutsTheSquaredErrorByATwentiethAndNeverRaisesThatOfABlock(BlockLayout layout, boolean zeroPoints) {
        float[] values = bellShaped();
        double[] nearest = blockErrors(layout, zeroPoints, ScaleSearch.ROUND_TO_NEAREST, values);
        double[] leastSquares = blockErrors(layout, zeroPoints, ScaleSearch.LEAST_SQUARES, values);
        double sumNearest = 0;
        double sumLeastSquares = 0;
        for (int block = 0; block < nearest.length; block++) {
            assertThat(leastSquares[block]).isLessThanOrEqualTo(nearest[block] * 1.0001);
            sumNearest += nearest[block];
            sumLeastSquares += leastSquares[block];
        }
        assertThat(sumLeastSquares).isLessThan(0.95 * sumNearest);
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void columnsGiveWhatRowsGive(BlockLayout layout, boolean zeroPoints) {
        float[] values = bellShaped();
        float[] byColumn = new float[values.length];
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                byColumn[column * ROWS + row] = values[row * COLUMNS + column];
            }
        }
        BlockQuantizer quantizer = new BlockQuantizer(layout, zeroPoints, ScaleSearch.LEAST_SQUARES);
        quantizer.quantizeRows(values, ROWS, COLUMNS, quantized);
        QuantizedRows other = new QuantizedRows();
        quantizer.quantizeColumns(byColumn, ROWS, COLUMNS, other);
        assertThat(other.codes()).isEqualTo(quantized.codes());
        assertThat(other.scales()).isEqualTo(quantized.scales());
        assertThat(other.zeroPoints()).isEqualTo(quantized.zeroPoints());
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void extremeMagnitudesStayFinite(BlockLayout layout, boolean zeroPoints) {
        float[] values = bellShaped();
        for (int row = 0; row < ROWS; row++) {
            float factor = (float) Math.pow(10, -44 + 4 * row);
            for (int column = 0; column < COLUMNS; column++) {
                float value = values[row * COLUMNS + column] * factor;
                values[row * COLUMNS + column] = Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
            }
        }
        for (ScaleSearch search : ScaleSearch.values()) {
            QuantizationError error = new BlockQuantizer(layout, zeroPoints, search)
                    .quantizeRows(values, ROWS, COLUMNS, quantized)
                    .toError();
            assertThat(error.relative()).isBetween(0.0, 0.2);
            assertThat(error.cosine()).isBetween(0.98, 1.0);
            for (double value : restored(layout)) {
                assertThat(value).isFinite();
            }
        }
    }

    private double[] blockErrors(BlockLayout layout, boolean zeroPoints, ScaleSearch search, float[] values) {
        new BlockQuantizer(layout, zeroPoints, search).quantizeRows(values, ROWS, COLUMNS, quantized);
        double[] restored = restored(layout);
        int blocks = (int) layout.blocksPerRow(COLUMNS);
        double[] errors = new double[ROWS * blocks];
        for (int i = 0; i < values.length; i++) {
            int block = i / COLUMNS * blocks + i % COLUMNS / layout.blockSize();
            errors[block] += Math.pow(values[i] - restored[i], 2);
        }
        return errors;
    }

    private double[] restored(BlockLayout layout) {
        double[] restored = new double[ROWS * COLUMNS];
        int blocks = (int) layout.blocksPerRow(COLUMNS);
        for (int i = 0; i < restored.length; i++) {
            int row = i / COLUMNS;
            int column = i % COLUMNS;
            int block = column / layout.blockSize();
            int code = number(quantized.codes(), row * layout.bytesPerRow(COLUMNS), column, layout.bits());
            int zero = number(quantized.zeroPoints(), row * layout.zeroPointBytesPerRow(COLUMNS), block, layout.bits());
            restored[i] = (double) (code - zero) * quantized.scales()[row * blocks + block];
        }
        return restored;
    }

    private static int number(byte[] packed, long start, int index, int bits) {
        int value = packed[(int) start + index * bits / 8] & 0xff;
        return bits == 8 ? value : (value >> (index % 2 * 4)) & 15;
    }

    private static float[] bellShaped() {
        Random random = new Random(5);
        float[] values = new float[ROWS * COLUMNS];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (0.02 * random.nextGaussian());
        }
        return values;
    }
}
