package io.millrace.tf;

import com.google.protobuf.CodedOutputStream;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.WeightSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.exceptions.TensorFlowException;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.train.Restore;
import org.tensorflow.proto.SavedModel;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TString;
import org.tensorflow.types.family.TType;

/** Writes a graph of inference operations alone, with the weights of a training. */
final class SavedModelExport {
  static final String TAG = "serve";
  static final String SIGNATURE = "serving_default";

  private SavedModelExport() {}

  /**
   * @param values of at least the weights of the model
   */
  static void write(KerasModel model, List<NamedValues> values, Path directory) {
    makeEmpty(directory);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf);
      addWeights(model, variables);
      Placeholder<TFloat32> input =
          tf.withName(SIGNATURE + "_" + model.input().name())
              .placeholder(
                  TFloat32.class, Placeholder.shape(Shapes.batch(-1, model.input().shape())));
      Operand<TFloat32> output =
          new ForwardPass(tf.withSubScope("model"), variables, null).through(model, input).output();
      Signature signature =
          Signature.builder()
              .key(SIGNATURE)
              .methodName("tensorflow/serving/predict")
              .input(model.input().name(), input)
              .output(model.output().name(), output)
              .build();
      addSaver(tf, variables);
      try (Session session = new Session(graph, Sessions.config())) {
        variables.assign(session, inOrder(variables, values));
        SavedModelBundle.exporter(directory.toString())
            .withTags(TAG)
            .withSession(session)
            .withSignature(signature)
            .export();
      }
      sortMaps(directory.resolve("saved_model.pb"));
    } catch (IOException | TensorFlowException e) {
      throw cannotWrite(directory, e);
    }
  }

  private static UncheckedIOException cannotWrite(Path directory, Exception cause) {
    return new UncheckedIOException(
        "cannot write the SavedModel to " + directory + ": " + cause.getMessage(),
        cause instanceof IOException io ? io : new IOException(cause));
  }

  /** The exporter writes maps in the order of their hashes; equal models must be equal bytes. */
  private static void sortMaps(Path file) throws IOException {
    SavedModel model = SavedModel.parseFrom(Files.readAllBytes(file));
    byte[] sorted = new byte[model.getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(sorted);
    out.useDeterministicSerialization();
    model.writeTo(out);
    out.checkNoSpaceLeft();
    Files.write(file, sorted);
  }

  private static void makeEmpty(Path directory) {
    try (Stream<Path> files = Files.list(Files.createDirectories(directory))) {
      if (files.findAny().isPresent()) {
        throw new IllegalArgumentException(
            "folder " + directory + " is not empty; legal is an empty or a new one");
      }
    } catch (IOException e) {
      throw cannotWrite(directory, e);
    }
  }

  private static void addWeights(KerasModel model, Variables variables) {
    List<TensorShape> shapes = model.outputShapes();
    for (int i = 1; i < shapes.size(); i++) {
      Layer layer = model.layers().get(i);
      for (WeightSpec weight : layer.weights(shapes.get(i - 1))) {
        variables.add(Variables.name(layer, weight), weight.shape());
      }
    }
  }

  private static List<NamedValues> inOrder(Variables variables, List<NamedValues> values) {
    Map<String, NamedValues> byName =
        values.stream().collect(Collectors.toMap(NamedValues::name, Function.identity()));
    return variables.all().stream().map(variable -> byName.get(variable.name())).toList();
  }

  /**
   * The names are those that TensorFlow's exporter and loader look for; its own saver knows only
   * variables of the old kind.
   */
  private static void addSaver(Ops root, Variables variables) {
    Ops tf = root.withSubScope("save");
    Operand<TString> filename =
        tf.withName("filename").placeholder(TString.class, Placeholder.shape(Shape.scalar()));
    List<Variable> all = variables.all();
    Operand<TString> names = vector(tf, all.stream().map(Variable::name).toArray(String[]::new));
    Operand<TString> whole = vector(tf, all.stream().map(v -> "").toArray(String[]::new));
    List<Operand<?>> tensors = new ArrayList<>();
    all.forEach(variable -> tensors.add(variable.read()));
    Op saved = tf.train.save(filename, names, whole, tensors);
    tf.withControlDependencies(saved).withName("control_dependency").identity(filename);

    List<Class<? extends TType>> types = new ArrayList<>();
    all.forEach(variable -> types.add(TFloat32.class));
    Restore restored = tf.train.restore(filename, names, whole, types);
    List<Op> assigns = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      assigns.add(tf.assignVariableOp(all.get(i).handle(), restored.tensors().get(i)));
    }
    tf.withControlDependencies(assigns).withName("restore_all").noOp();
  }

  private static Operand<TString> vector(Ops tf, String[] values) {
    return tf.constant(StdArrays.ndCopyOf(values));
  }
}
