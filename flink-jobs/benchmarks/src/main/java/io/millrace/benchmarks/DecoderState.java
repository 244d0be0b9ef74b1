package io.millrace.benchmarks;

import io.millrace.codecs.RecordDecoder;
import io.millrace.codecs.UndecodableRecordException;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Decodes one record after another into the array that batches are fed from. */
@State(Scope.Thread)
public class DecoderState {
  /** By name, as JMH passes parameters between its processes. */
  @Param({"RAW_FLOAT32_784"})
  public String name = "";

  private RecordDecoder decoder;
  private byte[] value;
  private float[] target;

  @Setup
  public void prepare() {
    DecoderCase decoderCase = DecoderCase.valueOf(name);
    decoder = RecordDecoder.of(decoderCase.format());
    value = decoderCase.record();
    target = new float[decoderCase.features()];
  }

  @Benchmark
  public float[] decode() throws UndecodableRecordException {
    decoder.decodeFeatures(value, target, 0, target.length);
    return target;
  }
}
