package io.millrace.tf.lowering.shape;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.shape.Border;
import io.millrace.keras.layer.shape.Cropping;
import io.millrace.keras.layer.shape.Interpolation;
import io.millrace.keras.layer.shape.Permute;
import io.millrace.keras.layer.shape.RepeatVector;
import io.millrace.keras.layer.shape.Reshape;
import io.millrace.keras.layer.shape.Resizing;
import io.millrace.keras.layer.shape.UpSampling;
import io.millrace.keras.layer.shape.ZeroPadding;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.LayerLowerings;
import io.millrace.tf.lowering.Shapes;
import io.millrace.tf.lowering.convolution.Images;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.image.ResizeNearestNeighbor;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** The layers that change shapes. */
public final class ShapeLowerings {
  private ShapeLowerings() {}

  /** Adds the lowerings of all layers that change shapes. */
  public static void register(LayerLowerings lowerings) {
    lowerings
        .unary(Reshape.class, ShapeLowerings::reshape)
        .unary(Permute.class, ShapeLowerings::permute)
        .unary(RepeatVector.class, ShapeLowerings::repeatVector)
        .unary(ZeroPadding.class, ShapeLowerings::zeroPadding)
        .unary(Cropping.class, ShapeLowerings::cropping)
        .unary(UpSampling.class, ShapeLowerings::upSampling)
        .unary(Resizing.class, ShapeLowerings::resizing);
  }

  private static Activated reshape(
      Reshape layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    return Activated.linear(
        tf.reshape(input, tf.constant(Shapes.open(layer.outputShape(inputShape)))));
  }

  private static Activated permute(
      Permute layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    int[] order = new int[inputShape.rank() + 1];
    for (int axis = 1; axis < order.length; axis++) {
      order[axis] = layer.order().get(axis - 1);
    }
    return Activated.linear(tf.linalg.transpose(input, tf.constant(order)));
  }

  private static Activated repeatVector(
      RepeatVector layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    return Activated.linear(
        tf.tile(
            tf.expandDims(input, tf.constant(1)), tf.constant(new int[] {1, layer.count(), 1})));
  }

  private static Activated zeroPadding(
      ZeroPadding layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    Border border = layer.border();
    int[][] paddings = new int[inputShape.rank() + 1][2];
    for (int axis = 0; axis < border.rank(); axis++) {
      paddings[axis + 1] = new int[] {border.before().get(axis), border.after().get(axis)};
    }
    return Activated.linear(tf.pad(input, tf.constant(paddings), tf.constant(0f)));
  }

  private static Activated cropping(
      Cropping layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    int[] begin = new int[inputShape.rank() + 1];
    for (int axis = 0; axis < layer.border().rank(); axis++) {
      begin[axis + 1] = layer.border().before().get(axis);
    }
    long[] open = Shapes.open(layer.outputShape(inputShape));
    int[] size = new int[open.length];
    for (int axis = 0; axis < size.length; axis++) {
      size[axis] = (int) open[axis];
    }
    return Activated.linear(tf.slice(input, tf.constant(begin), tf.constant(size)));
  }

  private static Activated upSampling(
      UpSampling layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    Ops tf = pass.tf();
    List<Integer> output = layer.outputShape(inputShape).dimensions();
    int rank = layer.factors().size();
    int[] size =
        rank == 1 ? new int[] {1, output.get(0)} : new int[] {output.get(0), output.get(1)};
    Operand<TFloat32> image = Images.of(tf, input, rank);
    return Activated.linear(Images.undo(tf, resize(tf, layer.interpolation(), image, size), rank));
  }

  private static Activated resizing(
      Resizing layer, Operand<TFloat32> input, TensorShape inputShape, ForwardPass pass) {
    int[] size = {layer.height(), layer.width()};
    return Activated.linear(resize(pass.tf(), layer.interpolation(), input, size));
  }

  private static Operand<TFloat32> resize(
      Ops tf, Interpolation interpolation, Operand<TFloat32> image, int[] size) {
    Operand<TInt32> sizes = tf.constant(size);
    return interpolation == Interpolation.NEAREST
        ? tf.image.resizeNearestNeighbor(image, sizes, ResizeNearestNeighbor.halfPixelCenters(true))
        : tf.image.resizeBilinear(image, sizes, ResizeBilinear.halfPixelCenters(true));
  }
}
