package org.phonebank.partitioner.tokenizer;

import com.hubspot.jinjava.Jinjava;
import com.hubspot.jinjava.JinjavaConfig;
import com.hubspot.jinjava.LegacyOverrides;
import com.hubspot.jinjava.el.JinjavaInterpreterResolver;
import com.hubspot.jinjava.lib.fn.ELFunctionDefinition;
import java.time.LocalDateTime;
import java.time.ZoneId;
import jinjava.javax.el.CompositeELResolver;

/** Jinja with the settings and additions that Hugging Face gives it for chat templates. */
final class HuggingFaceJinja {
    private static final long MAXIMUM_OUTPUT = 16L << 20;
    private static final int MAXIMUM_RANGE = 10_000;
    private static final int MAXIMUM_DEPTH = 64;

    private HuggingFaceJinja() {}

    static Jinjava newEngine() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new PythonMethods());
        resolver.add(JinjavaInterpreterResolver.DEFAULT_RESOLVER_READ_WRITE);
        JinjavaConfig config = JinjavaConfig.newBuilder()
                .withTrimBlocks(true)
                .withLstripBlocks(true)
                .withKeepTrailingNewline(false)
                .withNestedInterpretationEnabled(false)
                .withLegacyOverrides(LegacyOverrides.ALL)
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

    /** Called by templates. */
    public static String raiseException(String message) {
        throw new TemplateRefusal(message);
    }

    /** Called by templates. */
    public static String strftimeNow(String format) {
        return Strftime.format(format, LocalDateTime.now(ZoneId.systemDefault()));
    }
}
