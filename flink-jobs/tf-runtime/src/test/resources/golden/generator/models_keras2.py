"""Models in the dialect of Keras 2.15.

There is no Keras 2 beside the generator: the JSON is Keras 3's, changed by the functions below as
Keras 2.15 writes it (names of members, inbound nodes, no compile_config inside; ours is kept).
Numbers are of Keras 3 all the same; both compute the same.
"""

import models_functional
import models_sequential
from golden import Case, keras, normal, padded_tokens, positive

ONLY_KERAS_3 = {
    "quantization_config", "optional", "ragged", "renorm", "renorm_clipping", "renorm_momentum", "synchronized",
    "rms_scaling", "zero_output_for_mask", "use_gate", "sliding_window", "output_padding", "seed", "backward_layer",
}


def cases():
    for build, data in (
        (models_sequential.kafka_ml_hcopd, normal),
        (models_sequential.cnn, positive),
        (models_sequential.conv_autoencoder, positive),
        (models_sequential.lstm_text, padded_tokens(20)),
        (models_sequential.bilstm_text, padded_tokens(20)),
        (models_functional.kafka_ml_three_inputs, normal),
    ):
        yield Case("models/keras-2-" + build.__name__.replace("_", "-"), build, data, rewrite=keras2)
    for graph, shapes, data in (
        (models_functional.residual_block, ((8, 8, 3),), positive),
        (models_functional.shared_layer, ((5,), (5,)), normal),
        (models_functional.tcn, ((12, 2),), normal),
    ):
        yield Case(
            "models/keras-2-" + graph.__name__.replace("_", "-"),
            lambda g=graph, s=shapes: functional_model(g, s),
            data,
            rewrite=keras2,
        )


def functional_model(graph, shapes):
    inputs = [keras.Input(shape) for shape in shapes]
    return keras.Model(inputs if len(inputs) > 1 else inputs[0], graph(*inputs))


def keras2(architecture):
    """The architecture as Keras 2.15 writes it, with the compile_config of Keras 3."""
    model = plain(architecture)
    config = model["config"]
    config["layers"] = [layer(given) for given in architecture["config"]["layers"]]
    config.pop("dtype", None)
    config.pop("build_input_shape", None)
    if model["class_name"] == "Functional":
        for key in ("input_layers", "output_layers"):
            ends = config[key]
            config[key] = [ends] if isinstance(ends[0], str) else ends
    return {**model, "keras_version": "2.15.0", "backend": "tensorflow", "compile_config": architecture["compile_config"]}


def plain(given):
    """Class and config of an object: dtype as a word, initializers without their seeds' new keys."""
    config = {}
    for key, value in given["config"].items():
        if key in ONLY_KERAS_3:
            continue
        config[key] = member(key, value)
    return {"class_name": given["class_name"], "config": config}


def member(key, value):
    if key == "dtype":
        return "float32"
    if isinstance(value, dict) and "class_name" in value and "config" in value:
        if key == "layer":
            wrapped = layer(value)
            name = wrapped["config"]["name"]
            wrapped["config"]["name"] = name.removeprefix("forward_")  # Bidirectional names its own copies
            return wrapped
        inner = {k: v for k, v in value["config"].items() if k not in ("input_axes", "output_axes")}
        return {"module": value["module"], "class_name": value["class_name"], "config": inner, "registered_name": None}
    return value


def layer(given):
    written = plain(given)
    config = written["config"]
    if given["class_name"] == "InputLayer":
        config["batch_input_shape"] = config.pop("batch_shape")
    if given["class_name"] in ("LSTM", "GRU"):
        config.update(implementation=2, time_major=False)
    if given["class_name"] == "Dense":
        config["activity_regularizer"] = None
    if given["class_name"] == "Embedding":
        config["input_length"] = None
    if given["class_name"] == "Conv2DTranspose":
        config["groups"] = 1
    if "inbound_nodes" in given:
        written["name"] = given["name"]
        written["inbound_nodes"] = [node(call) for call in given["inbound_nodes"]]
    return written


def node(call):
    """[[layer, node, output, kwargs], ...] instead of args and kwargs."""
    return [[*history, {}] for history in tensors_in(call["args"])]


def tensors_in(value):
    if isinstance(value, dict) and value.get("class_name") == "__keras_tensor__":
        return [value["config"]["keras_history"]]
    if isinstance(value, (list, tuple)):
        return [history for element in value for history in tensors_in(element)]
    return []
