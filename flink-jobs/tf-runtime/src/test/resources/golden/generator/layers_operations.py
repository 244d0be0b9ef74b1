"""Arithmetic on tensors, keras.ops, subscripts: what a functional model records as operations."""

from keras import ops

from golden import functional, normal, positive

UNARY = {
    "absolute": ops.abs,
    "exp": ops.exp,
    "log": ops.log,
    "log1p": ops.log1p,
    "sqrt": ops.sqrt,
    "rsqrt": ops.rsqrt,
    "square": ops.square,
    "sin": ops.sin,
    "cos": ops.cos,
    "negative": ops.negative,
    "reciprocal": ops.reciprocal,
    "relu": ops.relu,
    "relu6": ops.relu6,
    "sigmoid": ops.sigmoid,
    "tanh": ops.tanh,
    "softplus": ops.softplus,
    "softsign": ops.softsign,
    "silu": ops.silu,
    "log-sigmoid": ops.log_sigmoid,
    "hard-sigmoid": ops.hard_sigmoid,
    "hard-silu": ops.hard_silu,
    "selu": ops.selu,
    "gelu": ops.gelu,
    "gelu-exact": lambda x: ops.gelu(x, approximate=False),
    "softmax": ops.softmax,
    "softmax-axis-1": lambda x: ops.softmax(x, axis=1),
    "mean": lambda x: ops.mean(x, axis=1),
    "mean-keepdims": lambda x: ops.mean(x, axis=1, keepdims=True),
    "mean-of-axes": lambda x: ops.mean(x, axis=(1, 2), keepdims=True),
    "sum": lambda x: ops.sum(x, axis=-1),
    "max": lambda x: ops.max(x, axis=1),
    "min": lambda x: ops.min(x, axis=2, keepdims=True),
    "std": lambda x: ops.std(x, axis=1),
    "var": lambda x: ops.var(x, axis=1),
    "expand-dims": lambda x: ops.expand_dims(x, axis=1),
    "expand-dims-last": lambda x: ops.expand_dims(x, axis=-1),
    "squeeze": lambda x: ops.squeeze(ops.expand_dims(x, axis=1), axis=1),
    "reshape": lambda x: ops.reshape(x, (-1, 2, 6)),
    "reshape-rest": lambda x: ops.reshape(x, (-1, 12)),
    "transpose": lambda x: ops.transpose(x, (0, 2, 1)),
    "clip": lambda x: ops.clip(x, -0.5, 0.5),
    "item-last-step": lambda x: x[:, -1],
    "item-first-step": lambda x: x[:, 0, :],
    "item-slice": lambda x: x[:, 1:3],
    "item-slice-to-end": lambda x: x[:, 1:],
    "item-slice-before-end": lambda x: x[:, :-1],
    "item-slice-features": lambda x: x[:, :, 1:],
    "item-feature": lambda x: x[:, :, 0],
    "item-both": lambda x: x[:, 1:3, :2],
    "item-ellipsis": lambda x: x[..., 0],
    "item-step": lambda x: x[:, ::2],
    "item-new-axis": lambda x: x[:, None],
}

POSITIVE = {"log", "log1p", "sqrt", "rsqrt", "reciprocal"}

BINARY = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "multiply": lambda a, b: a * b,
    "maximum": ops.maximum,
    "minimum": ops.minimum,
    "concatenate": lambda a, b: ops.concatenate([a, b], axis=1),
    "concatenate-batch": lambda a, b: ops.concatenate([a, b]),
    "concatenate-last": lambda a, b: ops.concatenate([a, b], axis=-1),
    "stack": lambda a, b: ops.stack([a, b], axis=1),
    "where": lambda a, b: ops.where(a > b, a, b),
    "greater": lambda a, b: ops.cast(a > b, "float32"),
    "less-equal": lambda a, b: ops.cast(a <= b, "float32"),
    "matmul": lambda a, b: ops.matmul(a, ops.transpose(b, (0, 2, 1))),
    "squared-difference": lambda a, b: ops.square(a - b),
}


def cases():
    for name, function in UNARY.items():
        yield functional(
            f"layers/operation-{name}", function, (4, 3), data=positive if name in POSITIVE else normal
        )
    for name, function in BINARY.items():
        yield functional(f"layers/operation-{name}", function, (4, 3), (4, 3))
    yield functional("layers/operation-divide", lambda a, b: a / b, (4, 3), (4, 3), data=[normal, positive])
    yield functional("layers/operation-power", lambda a, b: a**b, (4, 3), (4, 3), data=positive)
    yield functional("layers/operation-divide-number-by", lambda a: 2.0 / a, 4, data=positive)
    yield functional("layers/operation-number-to-the-power", lambda a: 2.0**a, 4)
    yield functional("layers/operation-chain", lambda a, b: (a + b) * (a - b) / 2.0 + 1.0, 4, 4)
