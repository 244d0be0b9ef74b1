package io.millrace.tf;

import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The signature of a SavedModel that scoring uses, and where its tensors are in the graph.
 *
 * @param feed as {@code operation:index}
 * @param fetch as {@code operation:index}
 */
record ServingSignature(ModelSignature signature, String feed, String fetch) {

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
    Map.Entry<String, TensorInfo> input = only("input", serving.getInputsMap());
    Map.Entry<String, TensorInfo> output = only("output", serving.getOutputsMap());
    return new ServingSignature(
        new ModelSignature(List.of(spec("input", input)), List.of(spec("output", output))),
        input.getValue().getName(),
        output.getValue().getName());
  }

  private static Map.Entry<String, TensorInfo> only(String what, Map<String, TensorInfo> tensors) {
    if (tensors.size() != 1) {
      throw new UnusableModelException(
          "the signature has the "
              + what
              + "s "
              + tensors.keySet().stream().sorted().toList()
              + "; legal is exactly one",
          null);
    }
    return tensors.entrySet().iterator().next();
  }

  private static TensorSpec spec(String what, Map.Entry<String, TensorInfo> tensor) {
    TensorInfo info = tensor.getValue();
    if (info.getDtype() != org.tensorflow.proto.DataType.DT_FLOAT) {
      throw new UnusableModelException(
          what
              + " '"
              + tensor.getKey()
              + "' has the type "
              + info.getDtype()
              + "; legal is DT_FLOAT",
          null);
    }
    return new TensorSpec(
        tensor.getKey(), DataType.FLOAT32, example(what + " '" + tensor.getKey() + "'", info));
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
