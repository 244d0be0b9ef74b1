"""What a golden case is, and how real Keras turns it into a file. See ../README.md."""

import base64
import json
import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")

import keras  # noqa: E402
import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

tf.config.threading.set_intra_op_parallelism_threads(1)
tf.config.threading.set_inter_op_parallelism_threads(1)
tf.config.experimental.enable_op_determinism()

ROOT = Path(__file__).resolve().parent.parent
STEPS = 20
EPOCH = 10


# ---- inputs ----


def normal(rng, shape):
    return rng.normal(size=shape)


def positive(rng, shape):
    return rng.uniform(0.05, 1.0, size=shape)


def wide(rng, shape):
    """Far enough from 0 that limits such as relu6's are crossed."""
    return rng.normal(scale=4.0, size=shape)


def tokens(count, zeros=0.0):
    """Class indices below count; the given share of them is 0."""

    def draw(rng, shape):
        drawn = rng.integers(1 if zeros else 0, count, size=shape)
        return np.where(rng.random(size=shape) < zeros, 0, drawn)

    return draw


def padded(value=0.0, length=None):
    """Sequences (rows, time, features) whose ends are filled with value; one row in the middle too."""

    def draw(rng, shape):
        values = rng.normal(size=shape)
        for row in range(shape[0]):
            end = 1 + rng.integers(shape[1] - 1) if row else shape[1]
            values[row, end:] = value
        values[2, 1] = value
        return values

    return draw


def padded_tokens(count):
    """Token sequences (rows, time) that end in zeros, with a zero in the middle of one."""

    def draw(rng, shape):
        values = rng.integers(1, count, size=shape)
        for row in range(shape[0]):
            end = 1 + rng.integers(shape[1] - 1) if row else shape[1]
            values[row, end:] = 0
        values[2, 1] = 0
        return values

    return draw


# ---- cases ----


@dataclass
class Training:
    """labels: for each output a function of (rng, inputs) to labels. without_loss: which outputs have none."""

    labels: list
    rows: int = 8
    sample_weights: bool = False
    class_weights: dict | None = None
    conditioned: bool = True
    without_loss: list | None = None


@dataclass
class Case:
    """build: makes the model. data: draws an input, or one function for each input."""

    name: str
    build: Callable[[], keras.Model]
    data: Any = normal
    rows: int = 5
    training: Training | None = None
    weights: Callable | None = None
    rewrite: Callable[[dict], dict] | None = None
    reload: bool = True


def unary(name, layer, shape, data=normal, **options):
    """A case of one layer behind an input."""
    shape = shape if isinstance(shape, tuple) else (shape,)
    return Case(
        "layers/" + name,
        lambda: keras.Sequential([keras.Input(shape), layer()]),
        data,
        **options,
    )


def functional(name, graph, *shapes, data=normal, **options):
    """A case of a functional model: graph takes the inputs and gives the outputs."""

    def build():
        inputs = [keras.Input(s if isinstance(s, tuple) else (s,)) for s in shapes]
        outputs = graph(*inputs)
        return keras.Model(inputs[0] if len(inputs) == 1 else inputs, outputs)

    return Case(name, build, data, **options)


# ---- values ----


def encode(values):
    return base64.b64encode(np.ascontiguousarray(values, dtype="<f4").tobytes()).decode("ascii")


def rows_of(arrays, rows):
    """One flat row for each example: the arrays' values in order."""
    return np.concatenate([np.asarray(a, "float32").reshape(rows, -1) for a in arrays], axis=1)


def random_weight(rng, path, shape):
    """Values with which no weight is neutral: biases are not 0, scales are not 1."""
    kind = path.split("/")[-1]
    if kind in ("gamma", "scale", "attention_scale"):
        return rng.uniform(0.5, 1.5, size=shape)
    if kind in ("moving_variance", "variance"):
        return rng.uniform(0.5, 2.0, size=shape)
    if kind == "count":
        return rng.integers(1, 100, size=shape)
    if kind == "alpha":
        return rng.uniform(0.1, 0.4, size=shape)
    if kind in ("kernel", "recurrent_kernel", "pointwise_kernel"):
        fan_in = max(1, int(np.prod(shape[:-1])))
        return rng.normal(scale=1.0 / np.sqrt(fan_in), size=shape)
    return rng.normal(scale=0.4, size=shape)


def parts(layer):
    """Layers that a nested model consists of."""
    return layer.layers if isinstance(layer, (keras.Sequential, keras.models.Model)) else None


def named_weights(layers, prefix=""):
    """(full name, variable) of all weights, nested models recursively, each layer once."""
    found = []
    for layer in layers:
        if parts(layer) is not None:
            found += named_weights(parts(layer), prefix + layer.name + "/")
            continue
        for variable in layer.weights:
            below = variable.path.split("/")
            if layer.name in below:  # a part that was built before its wrapper has a path of its own
                below = below[below.index(layer.name) + 1 :]
            found.append((prefix + layer.name + "/" + "/".join(below), variable))
    return found


def described(model):
    """model.summary() as data."""
    sequential = isinstance(model, keras.Sequential)
    rows = []
    for operation in model.layers if sequential else model.operations:
        shapes = [list(t.shape[1:]) for t in operation._inbound_nodes[0].output_tensors]
        parameters = operation.count_params() if hasattr(operation, "count_params") else 0
        rows.append(
            {
                "name": operation.name,
                "type": type(operation).__name__,
                "shapes": shapes,
                "parameters": int(parameters),
            }
        )
    return {"layers": rows, "parameters": int(model.count_params())}


# ---- running ----


def generate(case):
    """Runs Keras and writes the case's file."""
    seed = zlib.crc32(case.name.encode())
    keras.backend.clear_session()
    keras.utils.set_random_seed(seed % 2**31)
    rng = np.random.default_rng(seed)
    model = case.build()
    if not model.trainable_weights:
        model = with_head(model)
    if not model.compiled:
        model.compile(optimizer="sgd", loss="mse")
    weights = named_weights(model.layers)
    assert len({name for name, _ in weights}) == len(weights), "names repeat"
    for name, variable in weights:
        values = random_weight(rng, name, tuple(variable.shape))
        if case.weights is not None:
            values = case.weights(name, values)
        variable.assign(values.astype("float32"))
    finish(model)
    architecture = json.loads(model.to_json())
    document = {
        "keras": keras.__version__,
        "architecture": case.rewrite(architecture) if case.rewrite else architecture,
        "summary": described(model),
        "weights": [encoded(name, variable) for name, variable in weights],
        "inputs": [{"name": t.name, "shape": list(t.shape[1:])} for t in model.inputs],
        "outputs": [list(t.shape[1:]) for t in model.outputs],
    }
    forward(case, model, rng, document)
    if case.training is not None:
        from training_run import train

        document["training"] = train(case, model, rng)
        document["finalWeights"] = [encoded(name, variable) for name, variable in weights]
    write(case.name, document)


def with_head(model):
    """A model needs something to train; a layer without weights is followed by one that has some."""
    head = keras.layers.Dense(2, name="head")
    if isinstance(model, keras.Sequential):
        model.add(head)
        return model
    first, *others = model.outputs
    inputs = model.inputs if len(model.inputs) > 1 else model.inputs[0]
    return keras.Model(inputs, [head(first), *others] if others else head(first))


def finish(model):
    """An adapted normalization takes its weights over, as it does when weights are loaded."""
    for layer in model._flatten_layers():
        if isinstance(layer, keras.layers.Normalization):
            layer.finalize_state()


def encoded(name, variable):
    return {"name": name, "shape": list(variable.shape), "values": encode(variable.numpy())}


def draw_inputs(case, model, rng, rows):
    draws = case.data if isinstance(case.data, list) else [case.data] * len(model.inputs)
    return [
        np.asarray(draw(rng, (rows,) + tuple(t.shape[1:])), "float32")
        for draw, t in zip(draws, model.inputs, strict=True)
    ]


def as_list(value):
    if isinstance(value, dict):
        return list(value.values())
    return list(value) if isinstance(value, (list, tuple)) else [value]


def call(model, inputs):
    given = inputs if len(inputs) > 1 else inputs[0]
    return [t.numpy() for t in keras.tree.flatten(model(given, training=False))]


def forward(case, model, rng, document):
    inputs = draw_inputs(case, model, rng, case.rows)
    outputs = call(model, inputs)
    if case.reload:
        again = keras.models.model_from_json(model.to_json())
        again.set_weights(model.get_weights())
        finish(again)
        for expected, got in zip(outputs, call(again, inputs), strict=True):
            np.testing.assert_allclose(got, expected, atol=1e-6, err_msg="the JSON says less")
    for output, declared in zip(outputs, model.outputs, strict=True):
        assert output.shape[1:] == declared.shape[1:], "Keras' own shape inference is wrong here"
        assert np.all(np.isfinite(output)), "outputs are not finite"
        assert output.size == 1 or np.std(output) > 1e-4, "outputs are all the same"
    document["rows"] = case.rows
    document["features"] = encode(rows_of(inputs, case.rows))
    document["predictions"] = encode(rows_of(outputs, case.rows))


def write(name, document):
    """One line for each member, so that a difference can be read."""
    lines = [json.dumps(key) + ":" + json.dumps(value, separators=(",", ":")) for key, value in document.items()]
    file = ROOT / (name + ".json")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("{\n" + ",\n".join(lines) + "\n}\n")
