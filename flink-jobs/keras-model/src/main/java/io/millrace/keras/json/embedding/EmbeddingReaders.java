package io.millrace.keras.json.embedding;

import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.NumberRange;
import io.millrace.keras.json.WeightReader;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.embedding.CategoryEncoding;
import io.millrace.keras.layer.embedding.CategoryEncoding.Mode;
import io.millrace.keras.layer.embedding.Embedding;
import io.millrace.keras.layer.embedding.Masking;

/** Registers the readers of layers at the entrance of sequence models. */
public final class EmbeddingReaders {
  private EmbeddingReaders() {}

  public static void register(LayerReaders readers) {
    readers
        .with("Embedding", EmbeddingReaders::embedding)
        .with("Masking", EmbeddingReaders::masking)
        .with("CategoryEncoding", EmbeddingReaders::categoryEncoding);
  }

  private static Layer embedding(String name, Members config) {
    config.requireOff("activity_regularizer", "lora_rank", "lora_alpha", "quantization_config");
    config.ignore("input_length");
    return new Embedding(
        name,
        config.bool("trainable", true),
        config.size("input_dim", (int) SizeLimits.MAX_PARAMETERS),
        config.size("output_dim", SizeLimits.MAX_DIMENSION),
        config.bool("mask_zero", false),
        WeightReader.read(config, "embeddings", "random_uniform"));
  }

  private static Layer masking(String name, Members config) {
    return new Masking(name, config.number("mask_value", NumberRange.ANY, 0));
  }

  private static Layer categoryEncoding(String name, Members config) {
    config.requireOff("sparse");
    String mode = config.text("output_mode", "multi_hot");
    return new CategoryEncoding(
        name,
        config.size("num_tokens", SizeLimits.MAX_DIMENSION),
        switch (mode) {
          case "one_hot" -> Mode.ONE_HOT;
          case "multi_hot", "binary" -> Mode.MULTI_HOT;
          case "count" -> Mode.COUNT;
          default -> {
            config.refuse(
                "output_mode",
                "'output_mode' is '" + mode + "'; legal is one_hot, multi_hot or count",
                null);
            yield Mode.MULTI_HOT;
          }
        });
  }
}
