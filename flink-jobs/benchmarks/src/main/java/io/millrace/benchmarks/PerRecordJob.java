package io.millrace.benchmarks;

import io.millrace.contracts.job.InferenceJobSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.types.TFloat32;
import tools.jackson.databind.ObjectMapper;

/** The straightforward scorer: a map function that runs the model once for each record. */
final class PerRecordJob {
  private PerRecordJob() {}

  static void define(
      StreamExecutionEnvironment env, InferenceJobSpec spec, Path savedModel, boolean json) {
    env.enableCheckpointing(spec.checkpoints().intervalMs());
    env.fromSource(source(spec), WatermarkStrategy.noWatermarks(), "Records")
        .map(new Scoring(savedModel.toString(), json))
        .name("Score one by one")
        .sinkTo(sink(spec));
  }

  private static KafkaSource<byte[]> source(InferenceJobSpec spec) {
    return KafkaSource.<byte[]>builder()
        .setBootstrapServers(spec.kafka().bootstrapServers())
        .setTopics(spec.inputTopic())
        .setGroupId(spec.jobId().value())
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setValueOnlyDeserializer(new Bytes())
        .build();
  }

  private static KafkaSink<byte[]> sink(InferenceJobSpec spec) {
    return KafkaSink.<byte[]>builder()
        .setBootstrapServers(spec.kafka().bootstrapServers())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(
            KafkaRecordSerializationSchema.<byte[]>builder()
                .setTopic(spec.outputTopic())
                .setValueSerializationSchema(new Bytes())
                .build())
        .build();
  }

  private static final class Bytes extends AbstractDeserializationSchema<byte[]>
      implements SerializationSchema<byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] deserialize(byte[] message) {
      return message;
    }

    @Override
    public byte[] serialize(byte[] value) {
      return value;
    }
  }

  /** Everything in it is what the tutorials of its libraries show. */
  private static final class Scoring extends RichMapFunction<byte[], byte[]> {
    private static final long serialVersionUID = 1L;

    private final String savedModel;
    private final boolean json;
    private transient @Nullable ObjectMapper mapper;
    private transient @Nullable SavedModelBundle bundle;
    private transient String input;
    private transient String output;

    private Scoring(String savedModel, boolean json) {
      this.savedModel = savedModel;
      this.json = json;
      this.input = "";
      this.output = "";
    }

    @Override
    public void open(OpenContext context) {
      mapper = new ObjectMapper();
      bundle = SavedModelBundle.load(savedModel, "serve");
      SignatureDef signature = bundle.metaGraphDef().getSignatureDefOrThrow("serving_default");
      input = signature.getInputsMap().values().iterator().next().getName();
      output = signature.getOutputsMap().values().iterator().next().getName();
    }

    @Override
    public byte[] map(byte[] value) throws IOException {
      if (mapper == null || bundle == null) {
        throw new IllegalStateException("the function is not open");
      }
      float[] features = json ? mapper.readValue(value, float[].class) : floats(value);
      float[][] prediction;
      try (Tensor batch = TFloat32.tensorOf(StdArrays.ndCopyOf(new float[][] {features}));
          Result result = bundle.session().runner().feed(input, batch).fetch(output).run()) {
        prediction = StdArrays.array2dCopyOf((TFloat32) result.get(0));
      }
      return mapper.writeValueAsBytes(Map.of("values", prediction[0]));
    }

    private static float[] floats(byte[] value) {
      float[] floats = new float[value.length / Float.BYTES];
      ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
      return floats;
    }

    @Override
    public void close() {
      if (bundle != null) {
        bundle.close();
      }
    }
  }
}
