"""What initial weights are like. Random numbers are not compared, their distribution is."""

import json
import zlib

import numpy as np
from keras import initializers as I
from keras import layers as L

import golden
from golden import keras

INITIALIZERS = {
    "glorot-uniform": lambda: I.GlorotUniform(),
    "glorot-normal": lambda: I.GlorotNormal(),
    "he-uniform": lambda: I.HeUniform(),
    "he-normal": lambda: I.HeNormal(),
    "lecun-uniform": lambda: I.LecunUniform(),
    "lecun-normal": lambda: I.LecunNormal(),
    "orthogonal": lambda: I.Orthogonal(),
    "orthogonal-gain": lambda: I.Orthogonal(gain=1.7),
    "random-normal": lambda: I.RandomNormal(mean=0.3, stddev=0.2),
    "random-uniform": lambda: I.RandomUniform(minval=-0.3, maxval=0.7),
    "truncated-normal": lambda: I.TruncatedNormal(mean=0.1, stddev=0.4),
    "variance-scaling-fan-in": lambda: I.VarianceScaling(scale=2.0, mode="fan_in", distribution="uniform"),
    "variance-scaling-fan-out": lambda: I.VarianceScaling(mode="fan_out", distribution="untruncated_normal"),
    "variance-scaling-fan-avg": lambda: I.VarianceScaling(mode="fan_avg", distribution="truncated_normal"),
    "constant": lambda: I.Constant(0.25),
    "ones": lambda: I.Ones(),
    "zeros": lambda: I.Zeros(),
    "identity": lambda: I.Identity(),
}

LAYERS = {
    "dense": (lambda: L.Dense(90), (60,)),
    "conv1d": (lambda: L.Conv1D(32, 5), (8, 24)),
    "conv2d": (lambda: L.Conv2D(24, 3), (5, 5, 16)),
    "conv2d-transpose": (lambda: L.Conv2DTranspose(24, 3), (5, 5, 16)),
    "depthwise-conv2d": (lambda: L.DepthwiseConv2D(5, depth_multiplier=8), (8, 8, 24)),
    "separable-conv2d": (lambda: L.SeparableConv2D(64, 5, depth_multiplier=4), (8, 8, 24)),
    "embedding": (lambda: L.Embedding(100, 50), (4,)),
    "lstm": (lambda: L.LSTM(40), (4, 50)),
    "gru": (lambda: L.GRU(40), (4, 50)),
    "simple-rnn": (lambda: L.SimpleRNN(60), (4, 50)),
    "bidirectional": (lambda: L.Bidirectional(L.LSTM(40)), (4, 50)),
    "einsum-dense": (lambda: L.EinsumDense("abc,cd->abd", output_shape=(4, 70), bias_axes="d"), (4, 60)),
    "batch-normalization": (lambda: L.BatchNormalization(), (30,)),
    "layer-normalization": (lambda: L.LayerNormalization(), (30,)),
    "prelu": (lambda: L.PReLU(), (30,)),
}


def generate():
    for name, make in INITIALIZERS.items():
        yield f"kernel-{name}", lambda m=make: keras.Sequential(
            [keras.Input((80,)), L.Dense(80, kernel_initializer=m(), bias_initializer=I.Constant(0.1))]
        )
    for name in ("glorot-normal", "he-uniform", "orthogonal"):
        yield f"conv2d-{name}", lambda m=INITIALIZERS[name]: keras.Sequential(
            [keras.Input((6, 6, 16)), L.Conv2D(24, 3, kernel_initializer=m())]
        )
    for name, (layer, shape) in LAYERS.items():
        yield f"default-{name}", lambda m=layer, s=shape: keras.Sequential([keras.Input(s), m()])
    yield "default-multi-head-attention", attention


def attention():
    inputs = keras.Input((4, 40))
    return keras.Model(inputs, L.MultiHeadAttention(4, 20)(inputs, inputs))


def write_all(words):
    for name, build in generate():
        if words and not any(word in "initializers/" + name for word in words):
            continue
        keras.backend.clear_session()
        keras.utils.set_random_seed(zlib.crc32(name.encode()) % 2**31)
        model = build()
        model.compile(optimizer="sgd", loss="mse")
        golden.write(
            "initializers/" + name,
            {
                "keras": keras.__version__,
                "architecture": json.loads(model.to_json()),
                "weights": [statistics(*weight) for weight in golden.named_weights(model.layers)],
            },
        )


def statistics(name, variable):
    values = variable.numpy().astype("float64")
    return {
        "name": name,
        "shape": list(values.shape),
        "mean": values.mean(),
        "deviation": values.std(),
        "smallest": values.min(),
        "largest": values.max(),
        "gram": gram(values),
    }


def gram(values):
    """Mean of the diagonal of W W^T of the smaller side, and the largest value beside it."""
    matrix = values.reshape(-1, values.shape[-1])
    product = matrix @ matrix.T if matrix.shape[0] < matrix.shape[1] else matrix.T @ matrix
    beside = product - np.diag(np.diag(product))
    return {"diagonal": float(np.diag(product).mean()), "beside": float(np.abs(beside).max())}
