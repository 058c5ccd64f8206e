package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Norms that first add the output of a block to the residual stream and also give the sum. */
final class SkipNorm {
    private static final int SUM_OUTPUT = 3;

    private SkipNorm() {}

    static boolean is(SourceNode node) {
        return node.is("SkipSimplifiedLayerNormalization") || node.is("SkipLayerNormalization");
    }

    /** The name of the sum; one is made up where the source does not give it out. */
    static String sum(SourceNode node) {
        String given = node.output(SUM_OUTPUT);
        return given.isEmpty() ? node.output(0) + "/phonebank.sum" : given;
    }

    /** The nodes, with the addition apart from the norm where the sum is one of these tensors. */
    static List<SourceNode> split(List<SourceNode> nodes, Set<String> sums) {
        List<SourceNode> split = new ArrayList<>(nodes.size() + sums.size());
        for (SourceNode node : nodes) {
            if (is(node) && sums.contains(sum(node))) {
                addSplit(node, split);
            } else {
                split.add(node);
            }
        }
        return split;
    }

    private static void addSplit(SourceNode node, List<SourceNode> split) {
        boolean simplified = node.is("SkipSimplifiedLayerNormalization");
        String sum = sum(node);
        String bias = node.input(simplified ? 3 : 4);
        String first = bias.isEmpty() ? sum : sum + "/phonebank.unbiased";
        split.add(SourceNode.of(addition(node.input(0), node.input(1), first)));
        if (!bias.isEmpty()) {
            split.add(SourceNode.of(addition(first, bias, sum)));
        }
        NodeProto.Builder norm = NodeProto.newBuilder()
                .setOpType(simplified ? "SimplifiedLayerNormalization" : "LayerNormalization")
                .setName(node.proto().getName())
                .addInput(sum)
                .addInput(node.input(2))
                .addOutput(node.output(0))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("axis")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(-1));
        if (!simplified && !node.input(3).isEmpty()) {
            norm.addInput(node.input(3));
        }
        Call.attribute(node.proto(), "epsilon").ifPresent(norm::addAttribute);
        split.add(SourceNode.of(norm.build()));
    }

    private static NodeProto addition(String one, String other, String sum) {
        return NodeProto.newBuilder()
                .setOpType("Add")
                .setName(sum)
                .addInput(one)
                .addInput(other)
                .addOutput(sum)
                .build();
    }
}
