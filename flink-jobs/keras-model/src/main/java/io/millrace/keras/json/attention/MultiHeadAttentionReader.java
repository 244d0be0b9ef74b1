package io.millrace.keras.json.attention;

import io.millrace.keras.graph.CallOptions;
import io.millrace.keras.json.CallArgument;
import io.millrace.keras.json.CallArguments;
import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.ReadCall;
import io.millrace.keras.json.TensorKey;
import io.millrace.keras.json.WeightReader;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.attention.AttentionCall;
import io.millrace.keras.layer.attention.AttentionHeads;
import io.millrace.keras.layer.attention.MultiHeadAttention;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/** Reads multi-head attention. */
final class MultiHeadAttentionReader implements LayerReader {
  @Override
  public Layer read(String name, Members config) {
    config.requireOff("activity_regularizer", "use_gate", "sliding_window", "flash_attention");
    // Keras 2 writes what the layer was built for; the calls say it too.
    config.ignore("query_shape", "key_shape", "value_shape");
    WeightOptions bias = WeightReader.read(config, "bias", "zeros");
    return new MultiHeadAttention(
        name,
        config.bool("trainable", true),
        heads(config),
        WeightReader.read(config, "kernel", "glorot_uniform"),
        config.bool("use_bias", true) ? bias : null,
        AttentionReaders.dropout(config),
        AttentionCall.PLAIN);
  }

  private static AttentionHeads heads(Members config) {
    int keyDim = config.size("key_dim", SizeLimits.MAX_DIMENSION);
    return new AttentionHeads(
        config.size("num_heads", SizeLimits.MAX_DIMENSION),
        keyDim,
        config.has("value_dim") ? config.size("value_dim", SizeLimits.MAX_DIMENSION) : keyDim,
        integers(config, "output_shape"),
        integers(config, "attention_axes"));
  }

  /** A whole number, or a list of them; empty when it is missing. */
  private static List<Integer> integers(Members config, String member) {
    JsonNode given = config.get(member);
    List<Integer> integers = new ArrayList<>();
    for (JsonNode each : given.isArray() ? given : List.of(given)) {
      boolean legal = each.isIntegralNumber() && each.canConvertToInt() && each.intValue() != 0;
      if (legal && (member.equals("attention_axes") || each.intValue() > 0)) {
        integers.add(each.intValue());
      } else if (!each.isMissingNode()) {
        config.refuse(
            member,
            "'"
                + member
                + "' is "
                + Members.given(given)
                + "; legal is a whole number other than 0, or a list of these",
            null);
        return List.of();
      }
    }
    return integers;
  }

  @Override
  public ReadCall call(Layer layer, CallArguments arguments) {
    List<TensorKey> inputs = new ArrayList<>();
    boolean query = add(inputs, arguments.argument(0, "query"));
    boolean value = add(inputs, arguments.argument(1, "value"));
    if (!query || !value) {
      arguments.refuse("is called without query or value; legal are both, as tensors");
    }
    boolean key = add(inputs, arguments.argument(2, "key"));
    if (IntStream.range(3, 6).anyMatch(i -> arguments.argument(i, "").isPresent())) {
      arguments.refuse(
          "is called with masks of query, value or key, which is not supported; legal is to leave"
              + " them out: masks of Masking and Embedding reach the layer by themselves");
    }
    boolean mask = add(inputs, arguments.argument(6, "attention_mask"));
    CallOptions options =
        arguments.options(
            "query",
            "value",
            "key",
            "attention_mask",
            "use_causal_mask",
            "return_attention_scores");
    AttentionCall call =
        new AttentionCall(
            key,
            mask,
            options.isTrue("use_causal_mask"),
            options.isTrue("return_attention_scores"));
    return new ReadCall(((MultiHeadAttention) layer).calledWith(call), inputs, CallOptions.NONE);
  }

  private static boolean add(List<TensorKey> inputs, Optional<CallArgument> argument) {
    argument.map(CallArgument::tensors).ifPresent(tensors -> tensors.forEach(inputs::add));
    return argument.isPresent();
  }
}
