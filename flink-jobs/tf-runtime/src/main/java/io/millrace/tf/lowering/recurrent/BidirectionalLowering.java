package io.millrace.tf.lowering.recurrent;

import io.millrace.keras.layer.recurrent.Bidirectional;
import io.millrace.keras.layer.recurrent.DirectionMerge;
import io.millrace.keras.layer.recurrent.RecurrentLayer;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerInputs;
import io.millrace.tf.lowering.LayerLowering;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Both directions, the outputs of the second brought into the order of the first. */
final class BidirectionalLowering implements LayerLowering<Bidirectional> {
  private final RecurrentLowering recurrent = new RecurrentLowering();

  @Override
  public List<Activated> lower(Bidirectional layer, LayerInputs inputs, ForwardPass pass) {
    Ops tf = pass.tf();
    List<Activated> there = direction(layer, true, inputs, pass);
    List<Activated> back = direction(layer, false, inputs, pass);
    boolean sequences = layer.forward().sequencing().returnSequences();
    Operand<TFloat32> first = there.get(0).output();
    Operand<TFloat32> last = back.get(0).output();
    Operand<TFloat32> second = sequences ? tf.reverse(last, tf.constant(new int[] {1})) : last;
    List<Activated> outputs = new ArrayList<>();
    for (Operand<TFloat32> output : merged(tf, layer.merge(), first, second)) {
      outputs.add(Activated.linear(output).withMask(sequences ? inputs.value(0).mask() : null));
    }
    outputs.addAll(there.subList(1, there.size()));
    outputs.addAll(back.subList(1, back.size()));
    return outputs;
  }

  private List<Activated> direction(
      Bidirectional layer, boolean forward, LayerInputs inputs, ForwardPass pass) {
    RecurrentLayer inner = forward ? layer.forward() : layer.backward();
    LayerInputs own =
        new LayerInputs(
            layer.inputsOf(forward, inputs.values()),
            layer.inputsOf(forward, inputs.shapes()),
            inputs.options());
    return recurrent.lower(inner, own, pass.inside(inner.name()));
  }

  private static List<Operand<TFloat32>> merged(
      Ops tf, DirectionMerge merge, Operand<TFloat32> first, Operand<TFloat32> second) {
    return switch (merge) {
      case CONCAT -> List.of(tf.concat(List.of(first, second), tf.constant(-1)));
      case SUM -> List.of(tf.math.add(first, second));
      case MUL -> List.of(tf.math.mul(first, second));
      case AVE -> List.of(tf.math.div(tf.math.add(first, second), tf.constant(2f)));
      case NONE -> List.of(first, second);
    };
  }
}
