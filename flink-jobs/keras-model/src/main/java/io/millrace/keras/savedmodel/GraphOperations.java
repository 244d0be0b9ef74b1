package io.millrace.keras.savedmodel;

import io.millrace.keras.savedmodel.ProtoMessage.Field;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The operations of a graph and its functions. A SavedModel is a program of TensorFlow: what opens
 * files, reads data of its own, prints, talks to other machines or calls Python is refused. Saving
 * and restoring variables is not, as every SavedModel has it.
 */
final class GraphOperations {
  private static final int NODES = 1;
  private static final int LIBRARY = 2;
  private static final int FUNCTIONS = 1;
  private static final int FUNCTION_NODES = 3;
  private static final int OPERATION = 2;

  private static final Pattern REACHING_OUT =
      Pattern.compile(
          ".*(File|Reader|Dataset|Iterator|PyFunc|Summary|Print|Vocab|Rpc|Queue|TPU|Debug|Collective"
              + "|LogMessage|LoadAndRemapMatrix|BigQuery).*|_?(Host)?(Send|Recv).*"
              + "|(Save|Restore)(Slices?)?");

  private GraphOperations() {}

  /**
   * @param graphs messages of type GraphDef
   * @throws io.millrace.keras.InvalidModelException naming the operations
   */
  static void requireHarmless(List<Field> graphs) {
    Set<String> refused = new TreeSet<>();
    for (Field graph : graphs) {
      collect(graph.message(), NODES, refused);
      for (Field library : graph.message().fields(LIBRARY)) {
        library
            .message()
            .fields(FUNCTIONS)
            .forEach(function -> collect(function.message(), FUNCTION_NODES, refused));
      }
    }
    if (!refused.isEmpty()) {
      throw SavedModelReader.fault(
          "the SavedModel has the operations "
              + refused
              + ", which reach beyond the model; legal are those that compute",
          "export the model without reading, printing or calling Python in it");
    }
  }

  private static void collect(ProtoMessage owner, int nodes, Set<String> refused) {
    for (Field node : owner.fields(nodes)) {
      for (Field operation : node.message().fields(OPERATION)) {
        String name = operation.text();
        // makes a name, and is part of saving
        if (!name.equals("ShardedFilename") && REACHING_OUT.matcher(name).matches()) {
          refused.add(name);
        }
      }
    }
  }
}
