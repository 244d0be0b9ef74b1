package io.millrace.jobs.inference;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

/**
 * Models of two features whose one output is {@code 1000 * version + first feature}. A first
 * feature of 13 gives NaN; of 666 makes the whole run fail, as a native error does.
 */
final class FakeModels implements ScorerLoader {
  private static final long serialVersionUID = 1L;
  static final String MISSING = "file:///missing";
  static final String HANGING = "file:///hanging";

  final transient List<Integer> runs = Collections.synchronizedList(new ArrayList<>());
  final transient List<Integer> warmUps = Collections.synchronizedList(new ArrayList<>());
  final transient List<Long> loaded = Collections.synchronizedList(new ArrayList<>());
  final transient List<Long> closed = Collections.synchronizedList(new ArrayList<>());
  final transient CountDownLatch goOn = new CountDownLatch(1);
  final transient CountDownLatch interrupted = new CountDownLatch(1);
  private final String salt = UUID.randomUUID().toString().replace("-", "");

  ModelDescriptor model(long version) {
    return model(version, "file:///models/" + version, 2);
  }

  ModelDescriptor missingModel(long version) {
    return model(version, MISSING, 2);
  }

  ModelDescriptor hangingModel(long version) {
    return model(version, HANGING, 2);
  }

  ModelDescriptor modelOfBytes(long version, long sizeBytes) {
    ModelDescriptor model = model(version);
    return new ModelDescriptor(
        model.schemaVersion(),
        model.inferenceId(),
        model.revision(),
        model.modelName(),
        model.modelVersion(),
        new ModelArtifact(model.artifact().uri(), model.artifact().sha256(), sizeBytes),
        model.signature());
  }

  ModelDescriptor modelOfOutputs(long version, int outputs) {
    ModelDescriptor model = model(version);
    return new ModelDescriptor(
        model.schemaVersion(),
        model.inferenceId(),
        model.revision(),
        model.modelName(),
        model.modelVersion(),
        model.artifact(),
        new ModelSignature(model.signature().inputs(), List.of(tensor("y", outputs))));
  }

  /** Revision and version are the same number. */
  ModelDescriptor model(long version, String uri, int features) {
    String sha256 = salt + String.format("%032x", version);
    return new ModelDescriptor(
        ModelDescriptor.SCHEMA_VERSION,
        "inference-1",
        version,
        "sum",
        version,
        new ModelArtifact(uri, sha256, 1),
        new ModelSignature(List.of(tensor("x", features)), List.of(tensor("y", 1))));
  }

  private static TensorSpec tensor(String name, int size) {
    return new TensorSpec(name, DataType.FLOAT32, TensorShape.of(size));
  }

  @Override
  public Scorer load(ModelDescriptor model, Path scratch) throws IOException {
    if (model.artifact().uri().equals(MISSING)) {
      throw new IOException("artifact " + MISSING + " does not exist");
    }
    if (model.artifact().uri().equals(HANGING)) {
      hang();
    }
    loaded.add(model.modelVersion());
    return new FakeScorer(model.modelVersion(), model.signature().inputs().get(0).shape().size());
  }

  /** As a store that takes the connection and says nothing, until {@link #goOn}. */
  private void hang() {
    try {
      goOn.await();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
  }

  private final class FakeScorer implements Scorer {
    private final long version;
    private final int featureCount;

    private FakeScorer(long version, int featureCount) {
      this.version = version;
      this.featureCount = featureCount;
    }

    @Override
    public int featureCount() {
      return featureCount;
    }

    @Override
    public int outputCount() {
      return 1;
    }

    @Override
    public void score(float[] features, int rows, float[] into) {
      boolean warmUp = Thread.currentThread().getName().startsWith("millrace-model-");
      (warmUp ? warmUps : runs).add(rows);
      for (int row = 0; row < rows; row++) {
        float first = features[row * featureCount];
        if (first == 666) {
          throw new IllegalStateException("the kernel refused the row");
        }
        into[row] = first == 13 ? Float.NaN : 1000 * version + first;
      }
    }

    @Override
    public void close() {
      closed.add(version);
    }
  }
}
