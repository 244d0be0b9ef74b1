"""Writes src/main/resources/io/millrace/keras/source/keras-schema.json: what the classes and functions of Keras are
called, which parameters their constructors take in which order, and what get_config() says when nothing is given.

Needs a Python with keras 3.15.1 and tensorflow; the build and the tests do not. In this folder:

    TF_CPP_MIN_LOG_LEVEL=3 CUDA_VISIBLE_DEVICES= python schema.py

Format, by object: {"parameters": [["units"], ["activation", null], ...], "config": {...}}. A parameter without a second
element must be given; "*" before a name takes the remaining positional arguments, "**" the remaining keywords. Of layers:
"config" leaves out name, trainable and dtype, unless the
class writes its dtype as text and trainable not at all; "call" are the parameters of call(), as those of the
constructor; "built" says that a layer that was called has a build_config.
"""

import inspect
import json
import pathlib

import keras

TARGET = (
    pathlib.Path(__file__).resolve().parents[2]
    / "main/resources/io/millrace/keras/source/keras-schema.json"
)

# Arguments of constructors that have required ones.
REQUIRED = {
    "Activation": {"activation": "relu"},
    "AveragePooling1D": {"pool_size": 2},
    "AveragePooling2D": {"pool_size": 2},
    "AveragePooling3D": {"pool_size": 2},
    "BinaryIoU": {},
    "CategoryEncoding": {"num_tokens": 4},
    "CenterCrop": {"height": 4, "width": 4},
    "Conv1D": {"filters": 4, "kernel_size": 3},
    "Conv2D": {"filters": 4, "kernel_size": 3},
    "Conv3D": {"filters": 4, "kernel_size": 3},
    "Conv1DTranspose": {"filters": 4, "kernel_size": 3},
    "Conv2DTranspose": {"filters": 4, "kernel_size": 3},
    "Conv3DTranspose": {"filters": 4, "kernel_size": 3},
    "ConvLSTM1D": {"filters": 4, "kernel_size": 3},
    "ConvLSTM2D": {"filters": 4, "kernel_size": 3},
    "ConvLSTM3D": {"filters": 4, "kernel_size": 3},
    "CosineDecay": {"initial_learning_rate": 0.1, "decay_steps": 10},
    "CosineDecayRestarts": {"initial_learning_rate": 0.1, "first_decay_steps": 10},
    "Dense": {"units": 3},
    "DepthwiseConv1D": {"kernel_size": 3},
    "DepthwiseConv2D": {"kernel_size": 3},
    "Discretization": {"num_bins": 4},
    "Dot": {"axes": 1},
    "Dropout": {"rate": 0.5},
    "AlphaDropout": {"rate": 0.5},
    "GaussianDropout": {"rate": 0.5},
    "SpatialDropout1D": {"rate": 0.5},
    "SpatialDropout2D": {"rate": 0.5},
    "SpatialDropout3D": {"rate": 0.5},
    "EinsumDense": {"equation": "ab,bc->ac", "output_shape": 4},
    "Embedding": {"input_dim": 10, "output_dim": 4},
    "ExponentialDecay": {"initial_learning_rate": 0.1, "decay_steps": 10, "decay_rate": 0.9},
    "InverseTimeDecay": {"initial_learning_rate": 0.1, "decay_steps": 10, "decay_rate": 0.9},
    "PolynomialDecay": {"initial_learning_rate": 0.1, "decay_steps": 10},
    "PiecewiseConstantDecay": {"boundaries": [1], "values": [0.1, 0.2]},
    "GRU": {"units": 4},
    "GRUCell": {"units": 4},
    "GaussianNoise": {"stddev": 0.5},
    "GroupedQueryAttention": {"head_dim": 4, "num_query_heads": 2, "num_key_value_heads": 2},
    "IoU": {"num_classes": 2, "target_class_ids": [0]},
    "OneHotIoU": {"num_classes": 2, "target_class_ids": [0]},
    "MeanIoU": {"num_classes": 2},
    "OneHotMeanIoU": {"num_classes": 2},
    "LSTM": {"units": 4},
    "LSTMCell": {"units": 4},
    "MultiHeadAttention": {"num_heads": 2, "key_dim": 4},
    "Permute": {"dims": (1,)},
    "PrecisionAtRecall": {"recall": 0.5},
    "RecallAtPrecision": {"precision": 0.5},
    "SensitivityAtSpecificity": {"specificity": 0.5},
    "SpecificityAtSensitivity": {"sensitivity": 0.5},
    "RepeatVector": {"n": 3},
    "Rescaling": {"scale": 0.1},
    "Reshape": {"target_shape": (4,)},
    "Resizing": {"height": 4, "width": 4},
    "SeparableConv1D": {"filters": 4, "kernel_size": 3},
    "SeparableConv2D": {"filters": 4, "kernel_size": 3},
    "SimpleRNN": {"units": 4},
    "SimpleRNNCell": {"units": 4},
}

# Layers that say how they were built, but cannot be called on one tensor of those shapes, or made without another layer.
BUILT = ("GroupNormalization", "MultiHeadAttention", "Bidirectional", "TimeDistributed", "RNN")

# Shapes that the layers are called with to see whether they say how they were built, by a part of the name.
SHAPES = [(4,), (8, 4), (8, 8, 4), (8, 8, 8, 4)]


def plain(value):
    """A default value as JSON, or raises TypeError."""
    return json.loads(json.dumps(value))


def parameters(function):
    found = []
    for parameter in list(inspect.signature(function).parameters.values()):
        if parameter.name == "self":
            continue
        if parameter.kind is parameter.VAR_POSITIONAL:
            found.append(["*" + parameter.name])
        elif parameter.kind is parameter.VAR_KEYWORD:
            found.append(["**" + parameter.name])
        elif parameter.default is parameter.empty:
            found.append([parameter.name])
        else:
            try:
                found.append([parameter.name, plain(parameter.default)])
            except TypeError:
                found.append([parameter.name, None])
    return found


def describe(cls, name):
    entry = {"parameters": parameters(cls.__init__)}
    try:
        serialized = keras.saving.serialize_keras_object(cls(**REQUIRED.get(name, {})))
        config = serialized["config"]
        if not isinstance(config, dict):
            return entry
        entry["config"] = plain(config)
    except Exception:
        return entry
    return entry


def layer(cls, name):
    entry = describe(cls, name)
    config = entry.get("config", {})
    config.pop("name", None)
    if not isinstance(config.get("dtype"), str):
        config.pop("trainable", None)
        config.pop("dtype", None)
    entry["call"] = parameters(cls.call)
    for shape in SHAPES:
        keras.backend.clear_session()
        try:
            instance = cls(**REQUIRED.get(name, {}))
            merge = isinstance(instance, keras.layers.Add.__mro__[1]) or name in ("Attention", "AdditiveAttention")
            inputs = [keras.Input(shape) for _ in range(2)] if merge else keras.Input(shape)
            instance(inputs)
            entry["built"] = instance.get_build_config() is not None
            break
        except Exception:
            continue
    if name in BUILT:
        entry["built"] = True
    return entry


def classes(module, base):
    return {
        name: cls
        for name, cls in sorted(vars(module).items())
        if inspect.isclass(cls) and issubclass(cls, base) and cls is not base and not name.startswith("_")
    }


def aliases(module):
    """Name in a string, or of a function, to the name of what it is: {"mse": "mean_squared_error", ...}."""
    return {
        name: getattr(target, "__name__", None)
        for name, target in sorted(module.ALL_OBJECTS_DICT.items())
        if isinstance(name, str)
    }


def public_names(module):
    return {
        name: target.__name__
        for name, target in sorted(vars(module).items())
        if (inspect.isclass(target) or inspect.isfunction(target)) and not name.startswith("_")
    }


def main():
    from keras.src import activations, constraints, initializers, losses, metrics, optimizers, regularizers

    schedule_base = keras.optimizers.schedules.LearningRateSchedule
    schema = {
        "keras": keras.__version__,
        "layers": {
            n: layer(c, n) for n, c in classes(keras.layers, keras.layers.Layer).items() if n == c.__name__
        },
        "optimizers": {n: describe(c, n) for n, c in classes(keras.optimizers, keras.optimizers.Optimizer).items()},
        "schedules": {n: describe(c, n) for n, c in classes(keras.optimizers.schedules, schedule_base).items()},
        "losses": {n: describe(c, n) for n, c in classes(keras.losses, keras.losses.Loss).items()},
        "metrics": {n: describe(c, n) for n, c in classes(keras.metrics, keras.metrics.Metric).items()},
        "initializers": {
            n: describe(c, n)
            for n, c in classes(keras.initializers, keras.initializers.Initializer).items()
            if n == c.__name__
        },
        "regularizers": {
            n: describe(c, n)
            for n, c in classes(keras.regularizers, keras.regularizers.Regularizer).items()
            if n == c.__name__
        },
        "constraints": {
            n: describe(c, n)
            for n, c in classes(keras.constraints, keras.constraints.Constraint).items()
            if n == c.__name__
        },
        "strings": {
            "activations": aliases(activations),
            "constraints": aliases(constraints),
            "initializers": aliases(initializers),
            "losses": aliases(losses),
            "metrics": aliases(metrics),
            "optimizers": aliases(optimizers),
            "regularizers": aliases(regularizers),
        },
        "public": {
            "activations": public_names(keras.activations),
            "constraints": public_names(keras.constraints),
            "initializers": public_names(keras.initializers),
            "layers": public_names(keras.layers),
            "losses": public_names(keras.losses),
            "metrics": public_names(keras.metrics),
            "optimizers": public_names(keras.optimizers),
            "regularizers": public_names(keras.regularizers),
            "ops": sorted(n for n in vars(keras.ops) if not n.startswith("_")),
            "applications": sorted(n for n, f in vars(keras.applications).items() if inspect.isfunction(f)),
            "callbacks": sorted(n for n, f in vars(keras.callbacks).items() if inspect.isclass(f)),
        },
    }
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    lines = []
    for section, content in schema.items():
        if isinstance(content, dict):
            body = ",\n".join("  " + json.dumps(k) + ": " + json.dumps(v, separators=(",", ":")) for k, v in content.items())
            lines.append(json.dumps(section) + ": {\n" + body + "}")
        else:
            lines.append(json.dumps(section) + ": " + json.dumps(content))
    TARGET.write_text("{" + ",\n".join(lines) + "}\n")


main()
