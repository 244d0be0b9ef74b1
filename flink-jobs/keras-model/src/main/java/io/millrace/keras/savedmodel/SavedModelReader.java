package io.millrace.keras.savedmodel;

import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.InvalidModelException;
import io.millrace.keras.ModelViolation;
import io.millrace.keras.savedmodel.ProtoMessage.Field;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@code saved_model.pb}; numbers of fields are those of TensorFlow's protos. */
final class SavedModelReader {
  static final long MAX_BYTES = 512L << 20;

  private static final int META_GRAPHS = 2;
  private static final int META_INFO = 1;
  private static final int TAGS = 4;
  private static final int GRAPH = 2;
  private static final int SIGNATURES = 5;
  private static final int KEY = 1;
  private static final int VALUE = 2;
  private static final int INPUTS = 1;
  private static final int OUTPUTS = 2;
  private static final int TENSOR_NAME = 1;
  private static final int TENSOR_TYPE = 2;
  private static final int TENSOR_SHAPE = 3;
  private static final int DIMENSION = 2;
  private static final int UNKNOWN_RANK = 3;
  private static final int SIZE = 1;

  private final Path folder;

  SavedModelReader(Path folder) {
    this.folder = folder;
  }

  ServingSignature read() throws IOException {
    Path file = folder.resolve("saved_model.pb");
    if (!Files.isRegularFile(file)) {
      throw fault(
          "folder " + folder + " holds no SavedModel: saved_model.pb is missing",
          "export it with model.export(folder) or tf.saved_model.save");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw fault(
          "saved_model.pb has " + Files.size(file) + " bytes; legal are at most " + MAX_BYTES,
          null);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      ProtoMessage graph = serving(new ProtoMessage(bytes));
      GraphOperations.requireHarmless(graph.fields(GRAPH));
      return signature(graph);
    } catch (IllegalArgumentException e) {
      throw fault("saved_model.pb is damaged: " + e.getMessage(), "export the model again");
    }
  }

  private static ProtoMessage serving(ProtoMessage savedModel) {
    List<List<String>> tags = new ArrayList<>();
    for (Field field : savedModel.fields(META_GRAPHS)) {
      ProtoMessage graph = field.message();
      List<String> own =
          graph.fields(META_INFO).stream()
              .flatMap(info -> info.message().fields(TAGS).stream())
              .map(Field::text)
              .toList();
      if (own.contains(ServingSignature.TAG)) {
        return graph;
      }
      tags.add(own);
    }
    throw fault(
        "the SavedModel has no graph with the tag '" + ServingSignature.TAG + "'; it has " + tags,
        null);
  }

  private static ServingSignature signature(ProtoMessage graph) {
    SortedMap<String, ProtoMessage> all = map(graph, SIGNATURES);
    ProtoMessage serving = all.get(ServingSignature.NAME);
    if (serving == null) {
      throw fault(
          "the SavedModel has no signature '" + ServingSignature.NAME + "'; it has " + all.keySet(),
          "save it with signatures={'" + ServingSignature.NAME + "': …}");
    }
    SortedMap<String, ProtoMessage> inputs = map(serving, INPUTS);
    SortedMap<String, ProtoMessage> outputs = map(serving, OUTPUTS);
    return new ServingSignature(
        new ModelSignature(specs("input", inputs), specs("output", outputs)),
        names(inputs),
        names(outputs));
  }

  private static SortedMap<String, ProtoMessage> map(ProtoMessage of, int number) {
    SortedMap<String, ProtoMessage> entries = new TreeMap<>();
    for (Field entry : of.fields(number)) {
      ProtoMessage pair = entry.message();
      String key = pair.fields(KEY).stream().map(Field::text).findFirst().orElse("");
      ProtoMessage empty = new ProtoMessage(ByteBuffer.allocate(0));
      entries.put(key, pair.fields(VALUE).stream().map(Field::message).findFirst().orElse(empty));
    }
    return entries;
  }

  private static List<String> names(SortedMap<String, ProtoMessage> tensors) {
    return tensors.values().stream()
        .map(info -> info.fields(TENSOR_NAME).stream().map(Field::text).findFirst().orElse(""))
        .toList();
  }

  private static List<TensorSpec> specs(String what, SortedMap<String, ProtoMessage> tensors) {
    if (tensors.isEmpty()) {
      throw fault("the signature has no " + what + "; legal is at least one", null);
    }
    List<TensorSpec> specs = new ArrayList<>();
    tensors.forEach(
        (name, info) -> {
          String tensor = what + " '" + name + "'";
          specs.add(
              new TensorSpec(name, type(tensor, what.equals("output"), info), shape(tensor, info)));
        });
    return specs;
  }

  private static DataType type(String tensor, boolean output, ProtoMessage info) {
    long number = info.fields(TENSOR_TYPE).stream().mapToLong(Field::value).findFirst().orElse(0);
    DataType type = TensorTypes.of(number).orElse(null);
    if (type == null || output && type != DataType.FLOAT32) {
      throw fault(
          tensor
              + " has the type "
              + TensorTypes.name(number)
              + "; legal is "
              + (output ? "float32" : "float32, float64, int32, int64, uint8 or bool"),
          null);
    }
    return type;
  }

  /** The shape without the batch axis, which must be open while all others are known. */
  private static TensorShape shape(String tensor, ProtoMessage info) {
    List<Long> sizes = new ArrayList<>();
    boolean known = false;
    for (Field shape : info.fields(TENSOR_SHAPE)) {
      known = shape.message().fields(UNKNOWN_RANK).stream().noneMatch(f -> f.value() != 0);
      for (Field dimension : shape.message().fields(DIMENSION)) {
        sizes.add(
            dimension.message().fields(SIZE).stream()
                .mapToLong(Field::value)
                .findFirst()
                .orElse(0));
      }
    }
    List<Long> example = sizes.isEmpty() ? sizes : sizes.subList(1, sizes.size());
    if (!known
        || sizes.isEmpty()
        || sizes.get(0) != -1
        || example.stream().anyMatch(size -> size < 1 || size > Integer.MAX_VALUE)) {
      throw fault(
          tensor
              + " has the shape "
              + (known ? sizes : "of unknown rank")
              + "; legal is -1 for the batch, then known dimensions",
          "records have a fixed size: export the model with the sizes that they have");
    }
    return new TensorShape(example.stream().map(Long::intValue).toList());
  }

  static InvalidModelException fault(String message, @Nullable String hint) {
    return new InvalidModelException(
        List.of(new ModelViolation(null, null, null, "", message, hint)));
  }
}
