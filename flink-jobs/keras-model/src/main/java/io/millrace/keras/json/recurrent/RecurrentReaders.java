package io.millrace.keras.json.recurrent;

import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.layer.recurrent.CellKind;

/** Registers the readers of recurrent layers. */
public final class RecurrentReaders {
  private RecurrentReaders() {}

  public static void register(LayerReaders readers) {
    readers
        .with("SimpleRNN", new RecurrentReader(CellKind.SIMPLE_RNN))
        .with("LSTM", new RecurrentReader(CellKind.LSTM))
        .with("GRU", new RecurrentReader(CellKind.GRU_RESET_AFTER))
        .with("RNN", new CellsReader())
        .with("Bidirectional", new BidirectionalReader(readers))
        .with("TimeDistributed", new TimeDistributedReader(readers));
  }
}
