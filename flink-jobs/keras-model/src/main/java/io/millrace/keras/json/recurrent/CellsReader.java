package io.millrace.keras.json.recurrent;

import io.millrace.keras.json.CallArguments;
import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.ReadCall;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.recurrent.CellKind;
import io.millrace.keras.layer.recurrent.RecurrentCell;
import io.millrace.keras.layer.recurrent.RecurrentLayer;
import io.millrace.keras.layer.recurrent.Sequencing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code RNN}, a recurrent layer of any cells. */
final class CellsReader implements LayerReader {
  @Override
  public @Nullable Layer read(String name, Members config) {
    boolean trainable = config.bool("trainable", true);
    Sequencing sequencing = RecurrentReader.sequencing(config);
    List<RecurrentCell> cells = new ArrayList<>();
    boolean legal = addCells(config.object("cell"), "", cells);
    if (legal && cells.size() > 1 && sequencing.returnState()) {
      config.refuse(
          "return_state",
          "'return_state' is true for " + cells.size() + " cells; legal with several is false",
          "use one recurrent layer after the other");
      legal = false;
    }
    return legal && !cells.isEmpty()
        ? new RecurrentLayer(name, "RNN", trainable, cells, sequencing)
        : null;
  }

  /** A cell, or the cells that it is made of. */
  private static boolean addCells(Members cell, String path, List<RecurrentCell> into) {
    String className = cell.text("class_name");
    Members config = cell.object("config");
    config.ignore("name", "trainable", "dtype");
    String name = path + config.text("name", className);
    CellKind kind =
        switch (className) {
          case "SimpleRNNCell" -> CellKind.SIMPLE_RNN;
          case "LSTMCell" -> CellKind.LSTM;
          case "GRUCell" -> CellKind.GRU_RESET_AFTER;
          default -> null;
        };
    if (kind != null) {
      into.add(CellReader.read(name, kind, config));
      return true;
    }
    if (className.equals("StackedRNNCells") && path.isEmpty()) {
      boolean legal = config.get("cells").size() > 0;
      for (int i = 0; i < config.get("cells").size(); i++) {
        legal &= addCells(config.element("cells", i), name + "/", into);
      }
      return legal;
    }
    cell.refuse(
        "class_name",
        "cell '"
            + className
            + "' is not supported; legal is SimpleRNNCell, LSTMCell, GRUCell or StackedRNNCells"
            + " of these",
        null);
    return false;
  }

  @Override
  public ReadCall call(Layer layer, CallArguments arguments) {
    return RecurrentReader.callWithStates(layer, arguments);
  }
}
