package io.millrace.tf.lowering.recurrent;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.graph.CallOptions;
import io.millrace.keras.layer.recurrent.TimeDistributed;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerInputs;
import io.millrace.tf.lowering.LayerLowering;
import io.millrace.tf.lowering.LayerLowerings;
import io.millrace.tf.lowering.Shapes;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Steps are folded into the batch, and unfolded behind the layer. */
final class TimeDistributedLowering implements LayerLowering<TimeDistributed> {
  private final LayerLowerings lowerings;

  TimeDistributedLowering(LayerLowerings lowerings) {
    this.lowerings = lowerings;
  }

  @Override
  public List<Activated> lower(TimeDistributed layer, LayerInputs inputs, ForwardPass pass) {
    Ops tf = pass.tf();
    TensorShape step = TimeDistributed.step(inputs.shape(0));
    Operand<TFloat32> folded = tf.reshape(inputs.value(0).output(), tf.constant(Shapes.open(step)));
    LayerInputs inner =
        new LayerInputs(List.of(Activated.linear(folded)), List.of(step), CallOptions.NONE);
    Activated output =
        lowerings.lower(layer.layer(), inner, pass.inside(layer.layer().name())).get(0);
    long[] unfolded = Shapes.open(layer.outputShape(inputs.shape(0)));
    return List.of(
        Activated.linear(tf.reshape(output.output(), tf.constant(unfolded)))
            .withMask(inputs.value(0).mask()));
  }
}
