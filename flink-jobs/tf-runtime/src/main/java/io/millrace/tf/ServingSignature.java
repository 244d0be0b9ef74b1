package io.millrace.tf;

import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The signature of a SavedModel that scoring uses, and where its tensors are in the graph. A
 * SavedModel does not say in which order its inputs and outputs come: it is that of their names.
 *
 * @param feeds as {@code operation:index}, in the order of the inputs
 * @param fetches as {@code operation:index}, in the order of the outputs
 */
record ServingSignature(ModelSignature signature, List<String> feeds, List<String> fetches) {

  /**
   * @throws UnusableModelException when there is none, or none that can be fed from flat records
   */
  static ServingSignature of(MetaGraphDef metaGraph) {
    Map<String, SignatureDef> signatures = metaGraph.getSignatureDefMap();
    SignatureDef serving = signatures.get(SavedModelExport.SIGNATURE);
    if (serving == null) {
      throw new UnusableModelException(
          "the SavedModel has no signature '"
              + SavedModelExport.SIGNATURE
              + "'; it has "
              + signatures.keySet().stream().sorted().toList(),
          null);
    }
    Map<String, TensorInfo> inputs = sorted("input", serving.getInputsMap());
    Map<String, TensorInfo> outputs = sorted("output", serving.getOutputsMap());
    return new ServingSignature(
        new ModelSignature(specs("input", inputs), specs("output", outputs)),
        inputs.values().stream().map(TensorInfo::getName).toList(),
        outputs.values().stream().map(TensorInfo::getName).toList());
  }

  private static Map<String, TensorInfo> sorted(String what, Map<String, TensorInfo> tensors) {
    if (tensors.isEmpty()) {
      throw new UnusableModelException(
          "the signature has no " + what + "; legal is at least one", null);
    }
    return new TreeMap<>(tensors);
  }

  private static List<TensorSpec> specs(String what, Map<String, TensorInfo> tensors) {
    List<TensorSpec> specs = new ArrayList<>();
    tensors.forEach((name, info) -> specs.add(spec(what + " '" + name + "'", name, info)));
    return specs;
  }

  private static TensorSpec spec(String what, String name, TensorInfo info) {
    DataType type = TensorTypes.of(info.getDtype()).orElse(null);
    if (type == null || what.startsWith("output") && type != DataType.FLOAT32) {
      throw new UnusableModelException(
          what
              + " has the type "
              + info.getDtype()
              + "; legal is "
              + (what.startsWith("output")
                  ? "DT_FLOAT"
                  : "DT_FLOAT, DT_DOUBLE, DT_INT32, DT_INT64, DT_UINT8 or DT_BOOL"),
          null);
    }
    return new TensorSpec(name, type, example(what, info));
  }

  /** The shape without the batch axis, which must be open while all others are known. */
  private static TensorShape example(String what, TensorInfo info) {
    List<Long> sizes =
        info.getTensorShape().getDimList().stream().map(TensorShapeProto.Dim::getSize).toList();
    boolean legal =
        sizes.size() > 1 && sizes.get(0) == -1 && !info.getTensorShape().getUnknownRank();
    List<Integer> dimensions = new ArrayList<>();
    for (int i = 1; legal && i < sizes.size(); i++) {
      legal = sizes.get(i) >= 1 && sizes.get(i) <= Integer.MAX_VALUE;
      dimensions.add(sizes.get(i).intValue());
    }
    if (!legal) {
      throw new UnusableModelException(
          what + " has the shape " + sizes + "; legal is -1, then at least one known dimension",
          null);
    }
    return new TensorShape(dimensions);
  }
}
