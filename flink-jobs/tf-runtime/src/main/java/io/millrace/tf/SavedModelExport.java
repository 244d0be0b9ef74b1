package io.millrace.tf;

import com.google.protobuf.CodedOutputStream;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.keras.KerasModel;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.savedmodel.ServingSignature;
import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.Shapes;
import io.millrace.tf.lowering.Variable;
import io.millrace.tf.lowering.Variables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Session;
import org.tensorflow.Signature;
import org.tensorflow.TensorFlow;
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
  private static final String SIGNATURE = ServingSignature.NAME;

  /** As TensorFlow's own writer puts it. */
  private static final int SCHEMA_VERSION = 1;

  private SavedModelExport() {}

  /**
   * @param values of all weights of the model
   */
  static void write(KerasModel model, List<WeightValues> values, Path directory) {
    makeEmpty(directory);
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Variables variables = new Variables(tf);
      model.weights().forEach(weight -> variables.add(weight.name(), weight.shape()));
      Signature signature = signature(model, tf, variables);
      addSaver(tf, variables);
      try (Session session = new Session(graph, Sessions.config(graph))) {
        variables.assign(session, ModelWeights.inOrder(model, values));
        SavedModelBundle.exporter(directory.toString())
            .withTags(ServingSignature.TAG)
            .withSession(session)
            .withSignature(signature)
            .export();
      }
      complete(directory.resolve("saved_model.pb"));
    } catch (IOException | TensorFlowException e) {
      throw cannotWrite(directory, e);
    }
  }

  private static UncheckedIOException cannotWrite(Path directory, Exception cause) {
    return new UncheckedIOException(
        "cannot write the SavedModel to " + directory + ": " + cause.getMessage(),
        cause instanceof IOException io ? io : new IOException(cause));
  }

  /**
   * The exporter leaves out what says which format this is, and writes maps in the order of their
   * hashes; equal models must be equal bytes.
   */
  private static void complete(Path file) throws IOException {
    SavedModel.Builder model = SavedModel.parseFrom(Files.readAllBytes(file)).toBuilder();
    model.setSavedModelSchemaVersion(SCHEMA_VERSION);
    model
        .getMetaGraphsBuilder(0)
        .getMetaInfoDefBuilder()
        .setTensorflowVersion(TensorFlow.version());
    byte[] sorted = new byte[model.build().getSerializedSize()];
    CodedOutputStream out = CodedOutputStream.newInstance(sorted);
    out.useDeterministicSerialization();
    model.build().writeTo(out);
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

  private static Signature signature(KerasModel model, Ops tf, Variables variables) {
    Signature.Builder signature =
        Signature.builder().key(SIGNATURE).methodName("tensorflow/serving/predict");
    List<Activated> inputs = new ArrayList<>();
    for (InputLayer layer : model.inputs()) {
      Placeholder<? extends TType> input =
          tf.withName(SIGNATURE + "_" + layer.name())
              .placeholder(
                  TensorTypes.of(layer.dataType()),
                  Placeholder.shape(Shapes.batch(-1, layer.shape())));
      signature.input(layer.name(), input);
      inputs.add(Activated.linear(tf.dtypes.cast(input, TFloat32.class)));
    }
    List<Activated> outputs =
        ForwardPass.inference(tf.withSubScope("model"), variables).through(model.graph(), inputs);
    List<TensorSpec> specs = model.signature().outputs();
    for (int i = 0; i < specs.size(); i++) {
      signature.output(specs.get(i).name(), outputs.get(i).output());
    }
    return signature.build();
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
