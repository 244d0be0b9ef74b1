package io.millrace.tf.lowering.recurrent;

import io.millrace.keras.layer.recurrent.RecurrentCell;
import io.millrace.keras.layer.recurrent.RecurrentLayer;
import io.millrace.keras.layer.recurrent.Sequencing;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerInputs;
import io.millrace.tf.lowering.LayerLowering;
import io.millrace.tf.lowering.Shapes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Stack;
import org.tensorflow.op.core.Unstack;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Lays a sequence out step by step. The inputs of all steps are multiplied with the kernel at once.
 */
final class RecurrentLowering implements LayerLowering<RecurrentLayer> {
  @Override
  public List<Activated> lower(RecurrentLayer layer, LayerInputs inputs, ForwardPass pass) {
    // Keras passes a sequence's own mask over when initial states are given.
    boolean masked = inputs.values().size() == 1 || inputs.options().isTrue("mask");
    @Nullable Operand<TBool> mask = inputs.value(0).mask();
    List<Operand<TFloat32>> states =
        inputs.values().stream().skip(1).map(Activated::output).toList();
    SequenceRun run = run(layer, inputs, masked ? mask : null, states, pass);

    Sequencing sequencing = layer.sequencing();
    List<Activated> outputs = new ArrayList<>();
    outputs.add(
        sequencing.returnSequences()
            ? Activated.linear(pass.tf().stack(run.outputs(), Stack.axis(1L))).withMask(mask)
            : Activated.linear(run.outputs().get(run.outputs().size() - 1)));
    if (sequencing.returnState()) {
      run.states().forEach(state -> outputs.add(Activated.linear(state)));
    }
    return outputs;
  }

  /**
   * One cell after the other goes through the whole sequence, which is the same as step by step.
   */
  private static SequenceRun run(
      RecurrentLayer layer,
      LayerInputs inputs,
      @Nullable Operand<TBool> mask,
      List<Operand<TFloat32>> states,
      ForwardPass pass) {
    Ops tf = pass.tf();
    int steps = inputs.shape(0).dimensions().get(0);
    int features = Shapes.last(inputs.shape(0));
    boolean backwards = layer.sequencing().goBackwards();
    List<Operand<TBool>> masks = mask == null ? List.of() : unstacked(tf, mask, steps, backwards);
    Operand<TFloat32> sequence = inputs.value(0).output();
    SequenceRun run = new SequenceRun(List.of(), states);
    boolean zeroing = layer.sequencing().zeroOutputForMask();
    for (RecurrentCell cell : layer.cells()) {
      CellGraph graph = CellGraph.of(cell, features, pass);
      List<Operand<TFloat32>> projected =
          unstacked(tf, graph.project(sequence, steps), steps, backwards);
      List<Operand<TFloat32>> first = states.isEmpty() ? graph.zeros(sequence) : states;
      run = new SequenceLoop(tf, graph, zeroing).run(projected, masks, first);
      if (layer.cells().size() > 1) {
        sequence = tf.stack(run.outputs(), Stack.axis(1L));
      }
      backwards = false;
      features = cell.units();
    }
    return run;
  }

  private static <T extends org.tensorflow.types.family.TType> List<Operand<T>> unstacked(
      Ops tf, Operand<T> sequence, int steps, boolean backwards) {
    List<Operand<T>> each =
        new ArrayList<>(tf.unstack(sequence, (long) steps, Unstack.axis(1L)).output());
    if (backwards) {
      Collections.reverse(each);
    }
    return each;
  }
}
