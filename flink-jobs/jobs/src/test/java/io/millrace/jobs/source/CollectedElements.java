package io.millrace.jobs.source;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Keeps what a reader emits; examples are copied, as the reader reuses their arrays. */
final class CollectedElements implements ReaderOutput<DatasetElement> {
  private final List<DatasetElement> elements = new ArrayList<>();

  private int endsEpochsAt = -1;

  /** Ends the epochs with so many elements. */
  void endEpochsAt(int count) {
    endsEpochsAt = count;
  }

  List<DatasetElement> elements() {
    return elements;
  }

  List<DatasetElement> of(DatasetElement.Kind kind) {
    return elements.stream().filter(element -> element.kind() == kind).toList();
  }

  @Override
  public void collect(DatasetElement element) {
    elements.add(
        new DatasetElement(
            element.kind(),
            element.features().clone(),
            element.labels().clone(),
            element.summary(),
            element.deadLetter(),
            element.fault(),
            element.replay()));
    if (elements.size() == endsEpochsAt) {
      element.replay().endEpochs();
    }
  }

  @Override
  public void collect(DatasetElement element, long timestamp) {
    collect(element);
  }

  @Override
  public void emitWatermark(Watermark watermark) {}

  @Override
  public void markIdle() {}

  @Override
  public void markActive() {}

  @Override
  public SourceOutput<DatasetElement> createOutputForSplit(String splitId) {
    return this;
  }

  @Override
  public void releaseOutputForSplit(String splitId) {}
}
