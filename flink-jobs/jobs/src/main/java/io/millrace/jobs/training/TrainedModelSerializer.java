package io.millrace.jobs.training;

import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** JSON. */
final class TrainedModelSerializer implements SimpleVersionedSerializer<TrainedModel> {
  private static final int VERSION = 1;

  @Override
  public int getVersion() {
    return VERSION;
  }

  @Override
  public byte[] serialize(TrainedModel model) {
    return ContractJson.writeBytes(model);
  }

  @Override
  public TrainedModel deserialize(int version, byte[] bytes) throws IOException {
    if (version != VERSION) {
      throw new IOException(
          "trained model of version " + version + " cannot be read; legal is " + VERSION);
    }
    return ContractJson.mapper().readValue(bytes, TrainedModel.class);
  }
}
