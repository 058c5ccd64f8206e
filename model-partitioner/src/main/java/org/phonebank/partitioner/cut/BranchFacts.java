package org.phonebank.partitioner.cut;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.phonebank.partitioner.onnx.ElementTypes;
import org.phonebank.partitioner.onnx.OnnxTensor;

/**
 * What the branches of an If have in common. Exporters branch by the length of a text, for tables of rotary embedding
 * or for prompts and single tokens, and both ways give the same shapes.
 */
final class BranchFacts {
    private final Function<String, TensorFacts> around;
    private final Map<String, TensorFacts> own = new HashMap<>();

    private BranchFacts(Function<String, TensorFacts> around) {
        this.around = around;
    }

    /**
     * Facts about every output of a node that has graphs inside of it.
     *
     * @param around what is known about tensors outside of the node
     */
    static List<TensorFacts> of(NodeProto node, Function<String, TensorFacts> around) {
        List<List<TensorFacts>> branches = new ArrayList<>();
        if (node.getOpType().equals("If")) {
            for (AttributeProto attribute : node.getAttributeList()) {
                branches.add(new BranchFacts(around).outputs(attribute.getG()));
            }
        }
        List<TensorFacts> facts = new ArrayList<>();
        for (int i = 0; i < node.getOutputCount(); i++) {
            boolean both = branches.size() == 2
                    && i < branches.get(0).size()
                    && i < branches.get(1).size();
            facts.add(both ? common(branches.get(0).get(i), branches.get(1).get(i)) : TensorFacts.NOTHING);
        }
        return facts;
    }

    private static TensorFacts common(TensorFacts one, TensorFacts other) {
        int type = one.type() == other.type() ? one.type() : ElementTypes.UNKNOWN;
        if (one.shape() == null || one.rank() != other.rank()) {
            return TensorFacts.of(type, null);
        }
        List<Extent> shape = new ArrayList<>();
        for (int axis = 0; axis < one.rank(); axis++) {
            boolean same = one.dimension(axis).equals(other.dimension(axis));
            shape.add(same ? one.dimension(axis) : Extent.UNKNOWN);
        }
        return TensorFacts.of(type, shape);
    }

    private List<TensorFacts> outputs(GraphProto branch) {
        branch.getInitializerList().forEach(tensor -> own.put(tensor.getName(), constant(tensor)));
        for (NodeProto node : branch.getNodeList()) {
            List<TensorFacts> facts = facts(node);
            for (int i = 0; i < node.getOutputCount(); i++) {
                own.put(node.getOutput(i), facts.get(i));
            }
        }
        return branch.getOutputList().stream()
                .map(output -> known(output.getName()))
                .toList();
    }

    private TensorFacts known(String tensor) {
        TensorFacts found = tensor.isEmpty() ? TensorFacts.NOTHING : own.get(tensor);
        return found == null ? around.apply(tensor) : found;
    }

    private List<TensorFacts> facts(NodeProto node) {
        if (SourceNode.of(node).hasSubgraphs()) {
            return of(node, this::known);
        }
        if (node.getOpType().equals("Constant") && node.getAttributeCount() == 1) {
            TensorFacts value = constant(node.getAttribute(0).getT());
            return Collections.nCopies(node.getOutputCount(), value);
        }
        List<TensorFacts> inputs = node.getInputList().stream().map(this::known).toList();
        return FactRules.apply(new Call(node, inputs));
    }

    /** Constants of branches were not checked when the model was read. */
    private static TensorFacts constant(TensorProto tensor) {
        if (tensor.getDimsList().stream().anyMatch(length -> length < 0)) {
            return TensorFacts.NOTHING;
        }
        OnnxTensor.Content content = new OnnxTensor.Inline(tensor.getRawData());
        return ConstantValues.of(new OnnxTensor("", tensor.getDataType(), tensor.getDimsList(), content));
    }
}
