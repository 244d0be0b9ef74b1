package io.millrace.keras.json;

import io.millrace.keras.graph.ModelKind;
import io.millrace.keras.json.activation.ActivationReaders;
import io.millrace.keras.json.attention.AttentionReaders;
import io.millrace.keras.json.convolution.ConvolutionReaders;
import io.millrace.keras.json.embedding.EmbeddingReaders;
import io.millrace.keras.json.merge.MergeReaders;
import io.millrace.keras.json.noise.NoiseReaders;
import io.millrace.keras.json.normalization.NormalizationReaders;
import io.millrace.keras.json.operation.OperationReaders;
import io.millrace.keras.json.pooling.PoolingReaders;
import io.millrace.keras.json.recurrent.RecurrentReaders;
import io.millrace.keras.json.shape.ShapeReaders;
import io.millrace.keras.layer.Layer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which reader reads which class of layer. */
public final class LayerReaders {
  /** Prefix of the operations that arithmetic on tensors makes, whose names layers have too. */
  public static final String OPERATION = "ops.";

  private final Map<String, LayerReader> byClassName = new HashMap<>();

  private LayerReaders() {}

  public static LayerReaders standard() {
    LayerReaders readers = new LayerReaders();
    ActivationReaders.register(readers);
    ConvolutionReaders.register(readers);
    NoiseReaders.register(readers);
    PoolingReaders.register(readers);
    NormalizationReaders.register(readers);
    ShapeReaders.register(readers);
    MergeReaders.register(readers);
    OperationReaders.register(readers);
    EmbeddingReaders.register(readers);
    RecurrentReaders.register(readers);
    AttentionReaders.register(readers);
    return readers
        .with("InputLayer", new InputReader())
        .with("Dense", new DenseReader())
        .with("Flatten", StatelessLayers::flatten)
        .with("Activation", StatelessLayers::activation)
        .with("Identity", StatelessLayers::identity)
        .with("Rescaling", StatelessLayers::rescaling)
        .with("Sequential", new NestedModelReader(readers, ModelKind.SEQUENTIAL))
        .with("Functional", new NestedModelReader(readers, ModelKind.FUNCTIONAL))
        .with("Model", new NestedModelReader(readers, ModelKind.FUNCTIONAL));
  }

  public LayerReaders with(String className, LayerReader reader) {
    byClassName.put(className, reader);
    return this;
  }

  /**
   * @param module as Keras writes it, for example {@code keras.layers} or {@code
   *     keras.src.ops.numpy}
   */
  public Optional<LayerReader> of(String className, String module) {
    String key = isOperation(module) ? OPERATION + className : className;
    return Optional.ofNullable(byClassName.get(key));
  }

  static boolean isOperation(String module) {
    return module.startsWith("keras.src.ops") || module.startsWith("keras.ops");
  }

  /**
   * A layer that is a member of another, as a wrapper has.
   *
   * @return null when violations were added
   */
  public @Nullable Layer inner(Members owner, String member) {
    return new LayerElements(this, owner).inner(member);
  }

  /** Reads the layers of a model. */
  ReadGraph graph(ModelKind kind, Members model) {
    return kind == ModelKind.SEQUENTIAL
        ? new SequentialGraphReader(this, model).read()
        : new FunctionalGraphReader(this, model).read();
  }

  /** For error messages. */
  String legalNames() {
    return new TreeMap<>(byClassName)
        .keySet().stream()
            .filter(name -> !name.startsWith(OPERATION))
            .collect(Collectors.joining(", "));
  }

  /** For error messages. */
  String legalOperations() {
    return new TreeMap<>(byClassName)
        .keySet().stream()
            .filter(name -> name.startsWith(OPERATION))
            .map(name -> name.substring(OPERATION.length()))
            .collect(Collectors.joining(", "));
  }
}
