package org.phonebank.partitioner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SelfTestGraphTest {
    @ParameterizedTest
    @ValueSource(ints = {32, 16, 8, 4})
    void runtimeAgreesWithPlainArithmetic(int bits) throws OrtException {
        SelfTest test = SelfTestGraph.forBits(bits);
        float[] output = run(test);
        assertThat(output).hasSize(test.expected().length);
        assertThat(output).containsExactly(test.expected(), within((float) test.tolerance()));
    }

    private static float[] run(SelfTest test) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            try (OrtSession session = environment.createSession(test.onnx(), options);
                    OnnxTensor input =
                            OnnxTensor.createTensor(environment, FloatBuffer.wrap(test.input()), test.inputShape());
                    OrtSession.Result result = session.run(Map.of("input", input))) {
                return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
            }
        }
    }
}
