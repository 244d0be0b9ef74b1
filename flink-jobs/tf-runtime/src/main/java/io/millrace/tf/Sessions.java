package io.millrace.tf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tensorflow.Graph;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.proto.GraphOptions;
import org.tensorflow.proto.MetaGraphDef;
import org.tensorflow.proto.RewriterConfig;
import org.tensorflow.proto.SavedModel;

/** How sessions run. */
final class Sessions {
  /**
   * Number of operations from which on a graph is run as it is. TensorFlow's rewriter takes a time
   * that grows with the square of it, some 20 seconds for an LSTM of 300 steps, and gains nothing
   * for such graphs.
   */
  private static final int MAX_REWRITTEN = 3000;

  private Sessions() {}

  /** For a graph of any size. */
  static ConfigProto config(Graph graph) {
    int count = 0;
    for (var each = graph.operations(); each.hasNext() && count <= MAX_REWRITTEN; each.next()) {
      count++;
    }
    return config(count <= MAX_REWRITTEN);
  }

  /** For a SavedModel; one that cannot be read is left to its loader. */
  static ConfigProto config(Path savedModelDirectory) {
    int count = 0;
    try (InputStream file = Files.newInputStream(savedModelDirectory.resolve("saved_model.pb"))) {
      for (MetaGraphDef metaGraph : SavedModel.parseFrom(file).getMetaGraphsList()) {
        count = Math.max(count, metaGraph.getGraphDef().getNodeCount());
      }
    } catch (IOException e) {
      return config(true);
    }
    return config(count <= MAX_REWRITTEN);
  }

  /** For a small graph. */
  static ConfigProto config() {
    return config(true);
  }

  /**
   * Everything in the calling thread: for models of this size a hand-over between threads costs
   * more than it gains, and one thread makes results reproducible.
   */
  private static ConfigProto config(boolean rewritten) {
    ConfigProto.Builder config =
        ConfigProto.newBuilder()
            .setIntraOpParallelismThreads(1)
            .setInterOpParallelismThreads(-1)
            .setExperimental(
                ConfigProto.Experimental.newBuilder().setExecutorType("SINGLE_THREADED_EXECUTOR"));
    if (!rewritten) {
      config.setGraphOptions(
          GraphOptions.newBuilder()
              .setRewriteOptions(RewriterConfig.newBuilder().setDisableMetaOptimizer(true)));
    }
    return config.build();
  }
}
