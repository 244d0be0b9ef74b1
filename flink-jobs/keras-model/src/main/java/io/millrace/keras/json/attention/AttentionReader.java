package io.millrace.keras.json.attention;

import io.millrace.keras.graph.CallOptions;
import io.millrace.keras.json.CallArguments;
import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.ReadCall;
import io.millrace.keras.json.TensorKey;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.attention.Attention;
import io.millrace.keras.layer.attention.AttentionCall;
import io.millrace.keras.layer.attention.ScoreMode;
import java.util.List;

/** Reads {@code Attention} and {@code AdditiveAttention}, which take a list of tensors. */
final class AttentionReader implements LayerReader {
  private final boolean additive;

  AttentionReader(boolean additive) {
    this.additive = additive;
  }

  @Override
  public Layer read(String name, Members config) {
    return new Attention(
        name,
        config.bool("trainable", true),
        mode(config),
        config.bool("use_scale", additive),
        AttentionReaders.dropout(config),
        AttentionCall.PLAIN);
  }

  private ScoreMode mode(Members config) {
    if (additive) {
      return ScoreMode.ADDITIVE;
    }
    String mode = config.text("score_mode", "dot");
    return switch (mode) {
      case "dot" -> ScoreMode.DOT;
      case "concat" -> ScoreMode.CONCAT;
      default -> {
        config.refuse("score_mode", "'score_mode' is '" + mode + "'; legal is dot or concat", null);
        yield ScoreMode.DOT;
      }
    };
  }

  @Override
  public ReadCall call(Layer layer, CallArguments arguments) {
    List<TensorKey> tensors = arguments.firstTensors();
    CallOptions options = arguments.options("use_causal_mask", "return_attention_scores");
    AttentionCall call =
        new AttentionCall(
            tensors.size() == 3,
            false,
            options.isTrue("use_causal_mask"),
            options.isTrue("return_attention_scores"));
    return new ReadCall(((Attention) layer).calledWith(call), tensors, CallOptions.NONE);
  }
}
