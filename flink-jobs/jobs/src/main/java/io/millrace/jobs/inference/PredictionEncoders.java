package io.millrace.jobs.inference;

import io.millrace.codecs.SchemaRegistry;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.PredictionFormat;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.model.ModelDescriptor;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes the encoder of each model that a job scores with, all of the format of the job. */
final class PredictionEncoders {
  private final PredictionOutput output;
  private final OptionalInt schemaId;

  private PredictionEncoders(PredictionOutput output, OptionalInt schemaId) {
    this.output = output;
    this.schemaId = schemaId;
  }

  /**
   * Registers the schema when the format has a registry.
   *
   * @throws java.io.UncheckedIOException when the registry does not take it
   */
  static PredictionEncoders of(InferenceJobSpec spec) {
    PredictionOutput output = spec.outputOrDefault();
    OptionalInt id = OptionalInt.empty();
    if (output.schemaRegistry() != null) {
      SchemaRegistry registry = new SchemaRegistry(output.schemaRegistry(), System.getenv());
      String subject = spec.outputTopic() + "-value";
      id = OptionalInt.of(registry.register(subject, PredictionFormat.AVRO_SCHEMA));
    }
    return new PredictionEncoders(output, id);
  }

  Optional<EarlyExits> exits(ModelDescriptor model) {
    return EarlyExits.of(output, layout(model));
  }

  /** Empty when the prediction of a model is no class, or one for each of several outputs. */
  Optional<ClassChoice> classes(ModelDescriptor model) {
    List<OutputSlice> outputs = layout(model).outputs();
    return outputs.size() == 1 ? ClassChoice.of(output, outputs.get(0)) : Optional.empty();
  }

  private RowLayout layout(ModelDescriptor model) {
    return RowLayout.of(model.signature(), output.earlyExit() != null);
  }

  PredictionEncoder encoder(ModelDescriptor model) {
    RowLayout layout = layout(model);
    return switch (output.format()) {
      case VALUES -> new ValuesJson(layout.prediction());
      case PREDICTION -> new PredictionJson(output, layout, model);
      case AVRO -> new PredictionAvro(output, layout, model, schemaId);
    };
  }
}
