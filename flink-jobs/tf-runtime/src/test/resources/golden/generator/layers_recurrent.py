"""Recurrent layers, their wrappers, and masks."""

from keras import layers as L

from golden import Case, functional, keras, normal, padded, padded_tokens, unary

KINDS = {"lstm": L.LSTM, "gru": L.GRU, "simple-rnn": L.SimpleRNN}


def cases():
    yield from options()
    yield from wrappers()
    yield from masks()


def options():
    for slug, kind in KINDS.items():
        variants = {
            "": {},
            "-sequences": {"return_sequences": True},
            "-backwards": {"go_backwards": True},
            "-backwards-sequences": {"go_backwards": True, "return_sequences": True},
            "-without-bias": {"use_bias": False},
            "-activation": {"activation": "relu"},
            "-unrolled": {"unroll": True},
            "-dropout": {"dropout": 0.3, "recurrent_dropout": 0.2},
        }
        if kind is not L.SimpleRNN:
            variants["-recurrent-activation"] = {"recurrent_activation": "hard_sigmoid"}
        if kind is L.LSTM:
            variants["-without-forget-bias"] = {"unit_forget_bias": False}
        if kind is L.GRU:
            variants["-reset-before"] = {"reset_after": False}
            variants["-reset-before-without-bias"] = {"reset_after": False, "use_bias": False}
            variants["-reset-before-sequences"] = {"reset_after": False, "return_sequences": True}
        for suffix, given in variants.items():
            yield unary(slug + suffix, lambda k=kind, g=given: k(4, **g), (5, 3))
        yield functional(
            f"layers/{slug}-return-state",
            lambda x, k=kind: L.Concatenate()(k(4, return_state=True)(x)),
            (5, 3),
        )
        yield functional(
            f"layers/{slug}-return-state-outputs",
            lambda x, k=kind: k(4, return_state=True, return_sequences=True)(x),
            (5, 3),
        )
        yield functional(f"layers/{slug}-initial-state", lambda x, s, k=kind: seq2seq(k, x, s), (5, 3), (4, 2))
        yield unary(
            f"{slug}-stacked",
            lambda k=kind: keras.Sequential([keras.Input((5, 3)), k(4, return_sequences=True), k(2)]),
            (5, 3),
        )


def seq2seq(kind, source, target):
    """The decoder starts with the encoder's state."""
    states = kind(4, return_state=True)(source)[1:]
    return kind(4, return_sequences=True)(target, initial_state=states)


def wrappers():
    for mode in ("concat", "sum", "mul", "ave"):
        yield unary(f"bidirectional-{mode}", lambda m=mode: L.Bidirectional(L.LSTM(3), merge_mode=m), (5, 2))
        yield unary(
            f"bidirectional-{mode}-sequences",
            lambda m=mode: L.Bidirectional(L.GRU(3, return_sequences=True), merge_mode=m),
            (5, 2),
        )
    yield functional(
        "layers/bidirectional-outputs", lambda x: L.Bidirectional(L.LSTM(3), merge_mode=None)(x), (5, 2)
    )
    yield unary("bidirectional-simple-rnn", lambda: L.Bidirectional(L.SimpleRNN(3)), (5, 2))
    yield unary(
        "bidirectional-backward-layer",
        lambda: L.Bidirectional(
            L.LSTM(3, return_sequences=True),
            backward_layer=L.LSTM(3, return_sequences=True, activation="relu", go_backwards=True),
        ),
        (5, 2),
    )
    yield unary("time-distributed-dense", lambda: L.TimeDistributed(L.Dense(4, activation="relu")), (5, 3))
    yield unary("time-distributed-conv2d", lambda: L.TimeDistributed(L.Conv2D(2, 2)), (3, 4, 5, 2))
    yield unary("time-distributed-flatten", lambda: L.TimeDistributed(L.Flatten()), (3, 4, 2))
    yield unary("time-distributed-dropout", lambda: L.TimeDistributed(L.Dropout(0.3)), (3, 4))
    yield unary("time-distributed-batch-normalization", lambda: L.TimeDistributed(L.BatchNormalization()), (3, 4))
    yield unary(
        "time-distributed-model",
        lambda: L.TimeDistributed(
            keras.Sequential([keras.Input((3,)), L.Dense(4, activation="tanh"), L.Dense(2)], name="step")
        ),
        (5, 3),
    )
    yield unary("rnn-lstm-cell", lambda: L.RNN(L.LSTMCell(4)), (5, 3))
    yield unary("rnn-stacked-cells", lambda: L.RNN([L.GRUCell(4), L.GRUCell(2)]), (5, 3))


def masked(name, consumers, shape=(6, 3), value=0.0, **options):
    """Masking in front of the consumers."""
    return Case(
        "layers/masking-" + name,
        lambda: keras.Sequential([keras.Input(shape), L.Masking(value)] + consumers()),
        padded(value),
        **options,
    )


def embedded(name, consumers):
    """Embedding(mask_zero=True) in front of the consumers."""
    return Case(
        "layers/mask-zero-" + name,
        lambda: keras.Sequential([keras.Input((6,)), L.Embedding(9, 4, mask_zero=True)] + consumers()),
        padded_tokens(9),
    )


def consumers():
    for slug, kind in KINDS.items():
        yield slug, lambda k=kind: [k(4)]
        yield slug + "-sequences", lambda k=kind: [k(4, return_sequences=True)]
        yield slug + "-backwards", lambda k=kind: [k(4, go_backwards=True)]
        yield slug + "-stacked", lambda k=kind: [k(4, return_sequences=True), k(3)]
    yield "gru-reset-before", lambda: [L.GRU(4, reset_after=False)]
    yield "lstm-zero-output", lambda: [L.LSTM(4, return_sequences=True, zero_output_for_mask=True)]
    yield "global-average-pooling-1d", lambda: [L.GlobalAveragePooling1D()]
    yield "global-max-pooling-1d", lambda: [L.GlobalMaxPooling1D()]
    yield "bidirectional", lambda: [L.Bidirectional(L.LSTM(3))]
    yield "bidirectional-sequences", lambda: [L.Bidirectional(L.GRU(3, return_sequences=True))]
    yield "bidirectional-stacked", lambda: [
        L.Bidirectional(L.LSTM(3, return_sequences=True)),
        L.Bidirectional(L.LSTM(2)),
    ]
    yield "time-distributed", lambda: [L.TimeDistributed(L.Dense(3)), L.GlobalAveragePooling1D()]
    yield "dense-then-pooling", lambda: [L.Dense(3, activation="relu"), L.GlobalAveragePooling1D()]
    yield "dropout-then-lstm", lambda: [L.Dropout(0.3), L.LSTM(4)]
    yield "activation-then-lstm", lambda: [L.Activation("tanh"), L.LSTM(4)]
    yield "layer-normalization-then-lstm", lambda: [L.LayerNormalization(), L.LSTM(4)]
    yield "batch-normalization-then-lstm", lambda: [L.BatchNormalization(), L.LSTM(4)]
    yield "conv1d-then-pooling", lambda: [L.Conv1D(3, 2), L.GlobalAveragePooling1D()]
    yield "flatten-then-dense", lambda: [L.Flatten(), L.Dense(3)]


def masks():
    for slug, layers in consumers():
        yield masked(slug, layers)
        yield embedded(slug, layers)
    yield masked("value", lambda: [L.LSTM(4)], value=-1.0)
    yield unary("masking", lambda: L.Masking(0.0), (6, 3), padded())
    yield functional(
        "layers/masking-add",
        lambda a, b: L.LSTM(3)(L.Add()([L.Masking()(a), L.Masking()(b)])),
        (6, 3),
        (6, 3),
        data=padded(),
    )
    yield functional(
        "layers/masking-concatenate",
        lambda a, b: L.LSTM(3)(L.Concatenate()([L.Masking()(a), b])),
        (6, 3),
        (6, 2),
        data=[padded(), normal],
    )
    yield functional(
        "layers/masking-operator-add", lambda a: L.LSTM(3)(L.Masking()(a) + 0.5), (6, 3), data=padded()
    )
    yield functional(
        "layers/mask-zero-functional",
        lambda a: L.Dense(2)(L.LSTM(3)(L.Embedding(9, 4, mask_zero=True)(a))),
        (6,),
        data=padded_tokens(9),
    )
