package io.millrace.contracts;

import io.millrace.contracts.control.ControlMessage;
import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.Effort;
import io.millrace.contracts.event.EndOfTraining;
import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.ModelActivated;
import io.millrace.contracts.event.ModelReady;
import io.millrace.contracts.event.ModelRefused;
import io.millrace.contracts.event.ModelWithdrawn;
import io.millrace.contracts.event.ScoringProgress;
import io.millrace.contracts.event.StepsCompleted;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.event.TrainingStarted;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.fit.BestWeights;
import io.millrace.contracts.fit.Direction;
import io.millrace.contracts.fit.EarlyStopping;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.fit.Monitor;
import io.millrace.contracts.fit.ReduceOnPlateau;
import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.EarlyExit;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.job.ModelRules;
import io.millrace.contracts.job.PredictionFormat;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.job.TrainingModel;
import io.millrace.contracts.job.WithoutModel;
import io.millrace.contracts.model.Activation;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelCard;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.model.ModelOrder;
import io.millrace.contracts.model.ModelProvenance;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.ModelWithdrawal;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.contracts.record.AvroFormat;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.ImageFormat;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.RegistryFormat;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.record.TensorShape;
import io.millrace.contracts.stream.StreamRange;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One value of each contract; the golden files hold the same as JSON. */
final class ExampleContracts {
  static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
  static final RawFormat DIGITS =
      new RawFormat(DataType.UINT8, TensorShape.of(8, 8), DataType.UINT8, TensorShape.of(1));
  static final JsonFormat FLOWERS =
      new JsonFormat(List.of("petal.length", "petal.width"), "species", null);
  static final AvroFormat PAIRS =
      new AvroFormat(
          "{\"type\": \"record\", \"name\": \"Pair\", \"fields\": [{\"name\": \"a\", \"type\":"
              + " \"float\"}, {\"name\": \"b\", \"type\": \"int\"}]}",
          "\"boolean\"",
          List.of("b"),
          null,
          TensorShape.of(1));
  static final RegistryFormat FRAMED =
      new RegistryFormat(
          URI.create("https://registry:8081"), List.of("a", "b.c"), null, true, null);
  static final ImageFormat IMAGES =
      new ImageFormat(TensorShape.of(28, 28, 1), DataType.UINT8, null);
  static final KafkaCluster KAFKA =
      new KafkaCluster("127.0.0.1:9092", Map.of("client.dns.lookup", "use_all_dns_ips"));
  static final JobTopics TOPICS = JobTopics.withPrefix("millrace.");
  static final CheckpointConfig CHECKPOINTS = new CheckpointConfig("file:/data/checkpoints", 5000);
  static final ModelArtifact ARTIFACT =
      new ModelArtifact("file:/data/artifacts/result-1", SHA256, 123_456);
  static final ModelArtifact ARCHIVE =
      new ModelArtifact("file:/data/artifacts/result-1.archive", SHA256, 45_678);
  static final ModelSignature SIGNATURE =
      new ModelSignature(
          List.of(new TensorSpec("pixels", DataType.FLOAT32, TensorShape.of(8, 8))),
          List.of(new TensorSpec("digit", DataType.FLOAT32, TensorShape.of(10))));
  static final DatasetSplit SPLIT = new DatasetSplit(0.1, 0.1, SplitMethod.SHUFFLED);

  private ExampleContracts() {}

  static DataSource dataSource() {
    return new DataSource(
        List.of(new StreamRange("digits", 0, 0, 1437), new StreamRange("digits", 1, 5, 5)),
        DIGITS,
        SPLIT);
  }

  static TrainingJobSpec trainingJob() {
    return new TrainingJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId("training-1"),
        "digits",
        KAFKA,
        TOPICS,
        CHECKPOINTS,
        dataSource(),
        List.of(
            new TrainingModel(
                "result-1", "model-1", "softmax", "{\"class_name\":\"Sequential\"}", null)),
        new FitConfig(32, 20, true, 42, 0.1),
        "file:/data/artifacts");
  }

  static TrainingJobSpec continuedTrainingJob() {
    TrainingJobSpec job = trainingJob();
    TrainingModel model = job.models().get(0);
    return new TrainingJobSpec(
        job.schemaVersion(),
        job.jobId(),
        job.name(),
        job.kafka(),
        job.topics(),
        job.checkpoints(),
        job.dataSource(),
        List.of(
            new TrainingModel(
                model.resultId(), model.modelId(), model.name(), model.architecture(), ARCHIVE)),
        job.fit(),
        job.artifactStore());
  }

  static TrainingJobSpec watchedTrainingJob() {
    TrainingJobSpec job = trainingJob();
    return new TrainingJobSpec(
        job.schemaVersion(),
        job.jobId(),
        job.name(),
        job.kafka(),
        job.topics(),
        job.checkpoints(),
        job.dataSource(),
        job.models(),
        new FitConfig(
            32,
            20,
            true,
            42,
            0.1,
            100,
            new EarlyStopping(Monitor.of("val_loss"), 0.001, 3, 2, 0.5),
            new BestWeights(new Monitor("val_accuracy", Direction.MAX)),
            new ReduceOnPlateau(Monitor.of("loss"), 0.5, 2, 0.0001, 1, 0.00001),
            60_000L,
            Map.of(0, 0.5, 1, 2.0),
            1L << 28),
        job.artifactStore());
  }

  static InferenceJobSpec inferenceJob(RecordFormat format) {
    return new InferenceJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId("inference-1"),
        "score digits",
        KAFKA,
        TOPICS,
        CHECKPOINTS,
        "digits-in",
        "digits-out",
        format,
        2,
        Delivery.AT_LEAST_ONCE,
        MicroBatch.DEFAULT,
        descriptor());
  }

  /** Every member of the output is given. */
  static InferenceJobSpec deliveredInferenceJob() {
    return inferenceJob(
        new KafkaCluster("edge:9092", Map.of()),
        new PredictionOutput(
            PredictionFormat.AVRO,
            PredictionTask.BINARY_CLASSIFICATION,
            List.of("sound", "broken"),
            URI.create("https://registry:8081"),
            new KafkaCluster("cloud:9092", Map.of("security.protocol", "SSL")),
            new EarlyExit(0.75, "digits-up", new KafkaCluster("fog:9092", Map.of()))));
  }

  static InferenceJobSpec inferenceJob(KafkaCluster inputKafka, PredictionOutput output) {
    InferenceJobSpec job = inferenceJob(DIGITS);
    return new InferenceJobSpec(
        job.schemaVersion(),
        job.jobId(),
        job.name(),
        job.kafka(),
        job.topics(),
        job.checkpoints(),
        job.inputTopic(),
        job.outputTopic(),
        job.format(),
        job.parallelism(),
        job.delivery(),
        job.batch(),
        job.initialModel(),
        inputKafka,
        output,
        null);
  }

  /** Begins without a model. */
  static InferenceJobSpec waitingInferenceJob() {
    return waitingInferenceJob(
        null,
        new ModelRules(
            "inference-1",
            new WithoutModel(1000, 1_000_000, WithoutModel.Then.DEAD_LETTER),
            1L << 30,
            60_000L));
  }

  static InferenceJobSpec waitingInferenceJob(
      @Nullable ModelDescriptor initialModel, @Nullable ModelRules models) {
    InferenceJobSpec job = inferenceJob(DIGITS);
    return new InferenceJobSpec(
        job.schemaVersion(),
        job.jobId(),
        job.name(),
        job.kafka(),
        job.topics(),
        job.checkpoints(),
        job.inputTopic(),
        job.outputTopic(),
        job.format(),
        job.parallelism(),
        job.delivery(),
        job.batch(),
        initialModel,
        null,
        null,
        models);
  }

  /** Golden file name to order: every type is there. */
  static Map<String, ModelOrder> modelOrders() {
    Map<String, ModelOrder> orders = new LinkedHashMap<>();
    orders.put("descriptor", descriptor());
    orders.put("descriptor-immediate", descriptor().takingOver(Activation.IMMEDIATE));
    orders.put(
        "descriptor-at-event-time",
        descriptor().takingOver(Activation.atEventTime(1_767_322_000_000L)));
    orders.put("withdrawal", new ModelWithdrawal(1, "inference-1", 4));
    return orders;
  }

  static ModelDescriptor descriptor() {
    return new ModelDescriptor(
        ModelDescriptor.SCHEMA_VERSION, "inference-1", 3, "softmax", 2, ARTIFACT, SIGNATURE);
  }

  static ControlMessage controlMessage() {
    return new ControlMessage(7, dataSource(), "Handwritten digits", 1437L);
  }

  /** Golden file name to event: every type is there. */
  static Map<String, JobEvent> events() {
    Map<String, JobEvent> events = new LinkedHashMap<>();
    events.put("training-started", new TrainingStarted("result-1", 1149, 145, 143, 2));
    events.put(
        "epoch-completed",
        new EpochCompleted(
            "result-1",
            3,
            20,
            108,
            Map.of("loss", 0.5, "accuracy", 0.875),
            Map.of("loss", 0.625, "accuracy", 0.75),
            41,
            null));
    events.put(
        "epoch-completed-with-rate",
        new EpochCompleted("result-1", 3, 20, 108, Map.of("loss", 0.5), Map.of(), 41, 0.001));
    events.put(
        "steps-completed", new StepsCompleted("result-1", 3, 100, 2, Map.of("loss", 0.5), 0.001));
    events.put(
        "training-succeeded",
        new TrainingSucceeded(
            "result-1",
            ARTIFACT,
            null,
            SIGNATURE,
            provenance(),
            Map.of("loss", 0.25),
            4200,
            null,
            null,
            null));
    events.put(
        "training-succeeded-with-archive",
        new TrainingSucceeded(
            "result-1",
            ARTIFACT,
            ARCHIVE,
            SIGNATURE,
            provenance(),
            Map.of("loss", 0.25),
            4200,
            null,
            null,
            null));
    events.put(
        "training-succeeded-continued",
        new TrainingSucceeded(
            "result-1",
            ARTIFACT,
            ARCHIVE,
            SIGNATURE,
            provenance(SHA256),
            Map.of("loss", 0.25),
            4200,
            null,
            null,
            null));
    events.put(
        "training-succeeded-early",
        new TrainingSucceeded(
            "result-1",
            ARTIFACT,
            ARCHIVE,
            SIGNATURE,
            provenance(),
            Map.of("loss", 0.25),
            4200,
            EndOfTraining.EARLY_STOPPING,
            7,
            new Effort(12, 432, 3283.5, 1073741824)));
    events.put(
        "training-failed",
        new TrainingFailed("result-1", ErrorCode.TRAINING_DIVERGED, "loss is NaN in epoch 3"));
    events.put("model-ready", new ModelReady("inference-1", 1, 3, 2, 1500));
    events.put("model-activated", new ModelActivated("inference-1", 1, 3, 2, null));
    events.put(
        "model-activated-at-cut",
        new ModelActivated("inference-1", 1, 3, 2, new ModelActivated.Swap(17L, 1500, 2500)));
    events.put(
        "model-activated-at-once",
        new ModelActivated("inference-1", 1, 3, 2, new ModelActivated.Swap(null, 1500, 0)));
    events.put("model-withdrawn", new ModelWithdrawn("inference-1", 1, 4));
    events.put(
        "model-refused",
        new ModelRefused("inference-1", 1, 3, 2, ErrorCode.MODEL_LOAD_FAILED, "sha256 differs"));
    events.put(
        "scoring-progress", new ScoringProgress("inference-1", 1, 360, 0, 5000.5, 1.5, 9.25, 2));
    events.put(
        "scoring-progress-with-queues",
        new ScoringProgress(
            "inference-1",
            1,
            360,
            0,
            5000.5,
            1.5,
            9.25,
            2,
            new ScoringProgress.Queues(12.5, 31.5, 7, 60_000),
            null,
            null));
    events.put(
        "scoring-progress-with-classes",
        new ScoringProgress(
            "inference-1",
            1,
            360,
            0,
            5000.5,
            1.5,
            9.25,
            2,
            new ScoringProgress.Queues(12.5, 31.5, 7, 60_000),
            Map.of("sound", 5000.0, "broken", 0.5),
            Map.of(0, 181L, 2, 179L)));
    return events;
  }

  static ModelCard modelCard() {
    return new ModelCard(
        ModelCard.SCHEMA_VERSION,
        "softmax",
        SIGNATURE,
        List.of(
            new ModelCard.LayerEntry("flatten", "Flatten", List.of(TensorShape.of(64)), 0),
            new ModelCard.LayerEntry("digit", "Dense", List.of(TensorShape.of(10)), 650)),
        new ModelCard.Parameters(650, 0),
        new ModelCard.Training("adam", List.of("sparse_categorical_crossentropy")),
        Map.of("loss", 0.25, "accuracy", 0.875),
        provenance());
  }

  static EventEnvelope envelope(JobEvent event) {
    return EventEnvelope.of(
        "result-1/3", new JobId("training-1"), Instant.parse("2026-01-02T03:04:05.678Z"), event);
  }

  private static ModelProvenance provenance() {
    return provenance(null);
  }

  private static ModelProvenance provenance(String initialWeightsSha256) {
    return new ModelProvenance(
        "training-1",
        List.of(new StreamRange("digits", 0, 0, 1437)),
        SPLIT,
        42,
        SHA256,
        Map.of("tensorflow", "2.18.0"),
        initialWeightsSha256);
  }
}
