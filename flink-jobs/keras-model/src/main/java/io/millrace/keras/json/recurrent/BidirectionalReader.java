package io.millrace.keras.json.recurrent;

import io.millrace.keras.json.CallArguments;
import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.ReadCall;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.recurrent.Bidirectional;
import io.millrace.keras.layer.recurrent.DirectionMerge;
import io.millrace.keras.layer.recurrent.RecurrentLayer;
import io.millrace.keras.layer.recurrent.Sequencing;
import org.jspecify.annotations.Nullable;

/** Reads a recurrent layer that goes through a sequence in both directions. */
final class BidirectionalReader implements LayerReader {
  private final LayerReaders readers;

  BidirectionalReader(LayerReaders readers) {
    this.readers = readers;
  }

  @Override
  public @Nullable Layer read(String name, Members config) {
    boolean trainable = config.bool("trainable", true);
    DirectionMerge merge = merge(config);
    RecurrentLayer given = recurrent(config, "layer");
    boolean hasBackward = config.has("backward_layer");
    RecurrentLayer back = hasBackward ? recurrent(config, "backward_layer") : null;
    if (given == null || hasBackward && back == null) {
      return null;
    }
    RecurrentLayer forward =
        given.named("forward_" + withoutPrefix(given.name(), "forward_")).frozenUnless(trainable);
    RecurrentLayer backward =
        back != null
            ? back.frozenUnless(trainable)
            : given
                .named("backward_" + withoutPrefix(forward.name(), "forward_"))
                .frozenUnless(trainable)
                .backwards();
    if (!differOnlyInDirection(forward.sequencing(), backward.sequencing())) {
      config.refuse(
          hasBackward ? "backward_layer" : "layer",
          "the layers are "
              + forward.sequencing()
              + " and "
              + backward.sequencing()
              + "; legal is that one goes backwards and that they are the same otherwise",
          null);
      return null;
    }
    return new Bidirectional(name, forward, backward, merge);
  }

  private static boolean differOnlyInDirection(Sequencing one, Sequencing other) {
    return one.goBackwards() != other.goBackwards()
        && one.returnSequences() == other.returnSequences()
        && one.returnState() == other.returnState();
  }

  private static DirectionMerge merge(Members config) {
    if (!config.has("merge_mode")) {
      return DirectionMerge.NONE;
    }
    String mode = config.text("merge_mode");
    return switch (mode) {
      case "concat" -> DirectionMerge.CONCAT;
      case "sum" -> DirectionMerge.SUM;
      case "mul" -> DirectionMerge.MUL;
      case "ave" -> DirectionMerge.AVE;
      default -> {
        config.refuse(
            "merge_mode",
            "'merge_mode' is '" + mode + "'; legal is concat, sum, mul, ave or null",
            null);
        yield DirectionMerge.CONCAT;
      }
    };
  }

  private @Nullable RecurrentLayer recurrent(Members config, String member) {
    Layer layer = readers.inner(config, member);
    if (layer != null && !(layer instanceof RecurrentLayer)) {
      config.refuse(
          member,
          "'" + member + "' is a " + layer.type() + "; legal is SimpleRNN, LSTM, GRU or RNN",
          null);
      return null;
    }
    return (RecurrentLayer) layer;
  }

  private static String withoutPrefix(String name, String prefix) {
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  @Override
  public ReadCall call(Layer layer, CallArguments arguments) {
    return RecurrentReader.callWithStates(layer, arguments);
  }
}
