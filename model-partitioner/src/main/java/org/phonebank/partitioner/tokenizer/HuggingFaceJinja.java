package org.phonebank.partitioner.tokenizer;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaInterpreterResolver;
import com.hubspot.jinjava.interpret.RenderResult;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jinjava.javax.el.CompositeELResolver;

/** Jinja with the settings and additions that Hugging Face gives it for chat templates. */
final class HuggingFaceJinja {
    /** Bound as variables too, because templates ask whether they are defined. */
    private static final List<String> FUNCTIONS = List.of("raise_exception", "strftime_now");

    private static final long MAXIMUM_OUTPUT = 16L << 20;
    private static final int MAXIMUM_RANGE = 10_000;
    private static final int MAXIMUM_DEPTH = 64;

    private static final Jinjava ENGINE = newEngine();

    private HuggingFaceJinja() {}

    static RenderResult render(String template, Map<String, Object> bindings) {
        Map<String, Object> all = new HashMap<>(bindings);
        FUNCTIONS.forEach(name -> all.put(name, name));
        return ENGINE.renderForResult(template, all);
    }

    static boolean knowsFilter(String name) {
        return ENGINE.getGlobalContext().getFilter(name) != null;
    }

    private static Jinjava newEngine() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new PythonMethods());
        resolver.add(JinjavaInterpreterResolver.DEFAULT_RESOLVER_READ_WRITE);
        JinjavaConfig config = JinjavaConfig.newBuilder()
                .withKeepTrailingNewline(true)
                .withNestedInterpretationEnabled(false)
                .withLegacyOverrides(pythonBehaviour())
                .withMaxOutputSize(MAXIMUM_OUTPUT)
                .withMaxStringLength(MAXIMUM_OUTPUT)
                .withRangeLimit(MAXIMUM_RANGE)
                .withMaxRenderDepth(MAXIMUM_DEPTH)
                .withElResolver(resolver)
                .build();
        Jinjava jinjava = new Jinjava(config);
        jinjava.registerFunction(new ELFunctionDefinition(
                "", "raise_exception", HuggingFaceJinja.class, "raiseException", String.class));
        jinjava.registerFunction(
                new ELFunctionDefinition("", "strftime_now", HuggingFaceJinja.class, "strftimeNow", String.class));
        jinjava.registerFilter(new ToJsonFilter());
        return jinjava;
    }

    private static LegacyOverrides pythonBehaviour() {
        return LegacyOverrides.newBuilder()
                .withEvaluateMapKeys(true)
                .withIterateOverMapKeys(true)
                .withUsePyishObjectMapper(true)
                .withUseSnakeCasePropertyNaming(true)
                .withUseNaturalOperatorPrecedence(true)
                .withParseWhitespaceControlStrictly(true)
                .withAllowAdjacentTextNodes(true)
                .withUseTrimmingForNotesAndExpressions(true)
                .withKeepNullableLoopValues(true)
                .withHandleBackslashInQuotesOnly(true)
                .build();
    }

    /** Called by templates. */
    public static String raiseException(String message) {
        throw new TemplateRefusal(message);
    }

    /** Called by templates. */
    public static String strftimeNow(String format) {
        return Strftime.format(format, LocalDateTime.now(ZoneId.systemDefault()));
    }
}
