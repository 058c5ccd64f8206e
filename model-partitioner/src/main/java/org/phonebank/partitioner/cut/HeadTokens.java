package org.phonebank.partitioner.cut;

import java.util.List;
import java.util.Set;

/** Finds out whether a head treats every token by itself, so that it need only see the last one. */
final class HeadTokens {
    private static final Set<String> ELEMENTWISE = Set.of(
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Pow",
            "Min",
            "Max",
            "Cast",
            "Identity",
            "Neg",
            "Sqrt",
            "Reciprocal",
            "Exp",
            "Log",
            "Erf",
            "Sigmoid",
            "Tanh",
            "Relu",
            "Gelu",
            "FastGelu",
            "QuickGelu",
            "Clip",
            "Abs");
    private static final Set<String> PRODUCTS = Set.of("MatMul", "MatMulNBits");
    private static final Set<String> NORMS = Set.of(
            "LayerNormalization",
            "SimplifiedLayerNormalization",
            "RMSNormalization",
            "SkipLayerNormalization",
            "SkipSimplifiedLayerNormalization");

    private final FactTable facts;
    private final Flow flow;

    HeadTokens(FactTable facts, Flow flow) {
        this.facts = facts;
        this.flow = flow;
    }

    /** Whether these nodes give the same for the last token when they are given nothing but it. */
    boolean independent(List<SourceNode> head) {
        return head.stream().allMatch(this::independent);
    }

    private boolean independent(SourceNode node) {
        boolean perToken = facts.perToken(node.output(0)) || narrow(node.output(0));
        for (int i = 0; i < node.proto().getInputCount(); i++) {
            String input = node.input(i);
            boolean constant = input.isEmpty() || !flow.carriesContent(input);
            perToken &= constant ? fixed(input) : facts.perToken(input) || narrow(input);
        }
        return perToken && operatorIsIndependent(node);
    }

    /** One value per token, such as the square mean of a norm. */
    private boolean narrow(String tensor) {
        TensorFacts found = facts.of(tensor);
        return found.rank() == 3
                && found.dimension(1).equals(Extent.TOKENS)
                && found.dimension(2).is(1);
    }

    private boolean fixed(String tensor) {
        List<Extent> shape = facts.of(tensor).shape();
        return tensor.isEmpty() || (shape != null && shape.stream().allMatch(Extent::isConstant));
    }

    private boolean operatorIsIndependent(SourceNode node) {
        String operator = node.proto().getOpType();
        if (ELEMENTWISE.contains(operator)) {
            return true;
        }
        if (PRODUCTS.contains(operator)) {
            return !flow.carriesContent(node.input(1))
                    && facts.of(node.input(1)).rank() >= 2;
        }
        Call call = new Call(node.proto(), List.of(facts.of(node.input(0)), facts.of(node.input(1))));
        if (NORMS.contains(operator)) {
            long axis = call.attribute("axis", -1);
            return axis == -1 || axis == 2;
        }
        List<Extent> axes = operator.equals("ReduceMean") ? call.numbers(1, "axes") : null;
        return axes != null
                && axes.size() == 1
                && (axes.get(0).is(-1) || axes.get(0).is(2));
    }
}
