"""Training of models of all kinds: gradients of each layer, moving averages. No random layers."""

import numpy as np
from keras import layers as L
from keras import optimizers as O

import models_functional
import models_sequential
from golden import Case, Training, keras, normal, padded, padded_tokens, positive, tokens


def cases():
    yield from convolutions()
    yield from recurrent()
    yield from attention()
    yield from others()
    yield from graphs()
    yield from whole()


def number(rng, inputs):
    flat = np.concatenate([x.reshape(len(x), -1) for x in inputs], axis=1)
    return np.tanh(flat.mean(axis=1, keepdims=True) * 3) + 0.2 * rng.normal(size=(len(flat), 1))


def kind(rng, inputs):
    return rng.integers(0, 3, size=(len(inputs[0]), 1))


def steps(count, width=1):
    return lambda rng, inputs: 0.5 * rng.normal(size=(len(inputs[0]), count, width))


def case(name, layers, shape, data=normal, label=number, optimizer=lambda: O.SGD(0.02), loss="mse", head=True):
    def build():
        last = [L.Dense(3, activation="softmax")] if loss != "mse" else [L.Dense(1)]
        model = keras.Sequential([keras.Input(shape), *layers(), *(last if head else [])])
        model.compile(optimizer=optimizer(), loss=loss)
        return model

    return Case("training/" + name, build, data, training=Training([label]))


def convolutions():
    image = (7, 8, 3)
    flat = L.Flatten
    for padding in ("valid", "same"):
        for suffix, given in {
            "": {},
            "-strides": {"strides": 2},
            "-dilated": {"dilation_rate": 2},
        }.items():
            yield case(
                f"conv2d-{padding}{suffix}",
                lambda p=padding, g=given: [L.Conv2D(4, 3, padding=p, activation="tanh", **g), flat()],
                image,
            )
            yield case(
                f"conv1d-{padding}{suffix}",
                lambda p=padding, g=given: [L.Conv1D(4, 3, padding=p, activation="tanh", **g), flat()],
                (8, 3),
            )
            yield case(
                f"depthwise-conv2d-{padding}{suffix}",
                lambda p=padding, g=given: [
                    L.DepthwiseConv2D(3, padding=p, depth_multiplier=2, activation="tanh", **g),
                    flat(),
                ],
                image,
            )
            yield case(
                f"separable-conv2d-{padding}{suffix}",
                lambda p=padding, g=given: [L.SeparableConv2D(4, 3, padding=p, activation="tanh", **g), flat()],
                image,
            )
    yield case(
        "conv1d-causal", lambda: [L.Conv1D(4, 3, padding="causal", dilation_rate=2, activation="tanh"), flat()], (8, 3)
    )
    yield case("conv2d-groups", lambda: [L.Conv2D(6, 3, groups=3, activation="tanh"), flat()], (5, 6, 3))
    yield case("conv1d-groups", lambda: [L.Conv1D(4, 3, groups=2, activation="tanh"), flat()], (7, 4))
    yield case("separable-conv1d", lambda: [L.SeparableConv1D(4, 3, padding="same", activation="tanh"), flat()], (7, 3))
    yield case("depthwise-conv1d", lambda: [L.DepthwiseConv1D(3, activation="tanh"), flat()], (7, 3))
    for padding in ("valid", "same"):
        yield case(
            f"conv2d-transpose-{padding}",
            lambda p=padding: [L.Conv2DTranspose(3, 3, strides=2, padding=p, activation="tanh"), flat()],
            (4, 5, 2),
        )
        yield case(
            f"conv1d-transpose-{padding}",
            lambda p=padding: [L.Conv1DTranspose(3, 3, strides=2, padding=p, activation="tanh"), flat()],
            (5, 2),
        )
    yield case(
        "cnn-digits",
        lambda: [
            L.Conv2D(4, 3, activation="tanh"),
            L.AveragePooling2D(2),
            L.Conv2D(4, 3, padding="same", activation="tanh"),
            flat(),
        ],
        (8, 8, 1),
        positive,
        kind,
        lambda: O.Adam(0.005),
        "sparse_categorical_crossentropy",
    )
    for name, pool in {
        "max-pooling-2d": lambda: L.MaxPooling2D(2),
        "max-pooling-2d-same": lambda: L.MaxPooling2D(3, strides=2, padding="same"),
        "average-pooling-2d-same": lambda: L.AveragePooling2D(3, strides=2, padding="same"),
        "global-max-pooling-2d": lambda: L.GlobalMaxPooling2D(keepdims=True),
        "global-average-pooling-2d": lambda: L.GlobalAveragePooling2D(keepdims=True),
        "up-sampling-2d": lambda: L.UpSampling2D(2),
        "up-sampling-2d-bilinear": lambda: L.UpSampling2D(2, interpolation="bilinear"),
        "zero-padding-2d": lambda: L.ZeroPadding2D(((0, 1), (2, 1))),
        "cropping-2d": lambda: L.Cropping2D(((0, 1), (2, 1))),
        "resizing": lambda: L.Resizing(4, 9),
    }.items():
        yield case(
            name,
            lambda p=pool: [L.Conv2D(3, 2, activation="tanh"), p(), L.Conv2D(2, 1, activation="tanh"), flat()],
            (6, 7, 2),
        )
    for name, pool in {
        "max-pooling-1d": lambda: L.MaxPooling1D(2),
        "average-pooling-1d": lambda: L.AveragePooling1D(3, strides=1, padding="same"),
        "global-average-pooling-1d": lambda: L.GlobalAveragePooling1D(),
        "global-max-pooling-1d": lambda: L.GlobalMaxPooling1D(),
        "up-sampling-1d": lambda: L.UpSampling1D(2),
        "zero-padding-1d": lambda: L.ZeroPadding1D(2),
        "cropping-1d": lambda: L.Cropping1D(1),
    }.items():
        yield case(name, lambda p=pool: [L.Conv1D(3, 2, activation="tanh"), p(), flat()], (7, 2))


def recurrent():
    for slug, layer in {"lstm": L.LSTM, "gru": L.GRU, "simple-rnn": L.SimpleRNN}.items():
        yield case(slug, lambda k=layer: [k(4)], (5, 3))
        yield case(f"{slug}-stacked", lambda k=layer: [k(4, return_sequences=True), k(3)], (5, 3), optimizer=lambda: O.Adam(0.01))
        yield case(f"{slug}-backwards", lambda k=layer: [k(4, go_backwards=True)], (5, 3))
        yield case(f"{slug}-masked", lambda k=layer: [L.Masking(), k(4)], (6, 3), padded())
        yield case(
            f"{slug}-mask-zero",
            lambda k=layer: [L.Embedding(9, 4, mask_zero=True), k(4, return_sequences=True), k(3)],
            (6,),
            padded_tokens(9),
        )
        yield case(f"{slug}-bidirectional", lambda k=layer: [L.Bidirectional(k(3))], (5, 2))
        yield case(
            f"{slug}-sequence-labels",
            lambda k=layer: [k(4, return_sequences=True), L.TimeDistributed(L.Dense(2))],
            (5, 3),
            label=steps(5, 2),
            head=False,
        )
        yield case(
            f"{slug}-masked-sequence-labels",
            lambda k=layer: [L.Masking(), k(4, return_sequences=True), L.Dense(2)],
            (5, 3),
            padded(),
            label=steps(5, 2),
            head=False,
        )
    yield case("gru-reset-before", lambda: [L.GRU(4, reset_after=False)], (5, 3))
    yield case(
        "bilstm-text",
        lambda: [L.Embedding(9, 4, mask_zero=True), L.Bidirectional(L.LSTM(3, return_sequences=True)), L.Bidirectional(L.LSTM(2))],
        (6,),
        padded_tokens(9),
        kind,
        lambda: O.Adam(0.01),
        "sparse_categorical_crossentropy",
    )
    yield case(
        "bilstm-text-sgd",
        lambda: [L.Embedding(9, 4, mask_zero=True), L.Bidirectional(L.LSTM(3, return_sequences=True)), L.Bidirectional(L.LSTM(2))],
        (6,),
        padded_tokens(9),
        kind,
        lambda: O.SGD(0.05, momentum=0.9),
        "sparse_categorical_crossentropy",
    )
    yield case(
        "char-rnn",
        lambda: [L.Embedding(9, 4), L.GRU(6, return_sequences=True), L.TimeDistributed(L.Dense(9, activation="softmax"))],
        (6,),
        tokens(9),
        lambda rng, inputs: np.roll(inputs[0], -1, axis=1),
        lambda: O.Adam(0.01),
        "sparse_categorical_crossentropy",
        head=False,
    )
    yield case(
        "char-rnn-sgd",
        lambda: [L.Embedding(9, 4), L.GRU(6, return_sequences=True), L.TimeDistributed(L.Dense(9, activation="softmax"))],
        (6,),
        tokens(9),
        lambda rng, inputs: np.roll(inputs[0], -1, axis=1),
        lambda: O.SGD(0.05, momentum=0.9),
        "sparse_categorical_crossentropy",
        head=False,
    )


def attention():
    def attended(name, graph, *shapes, data=normal):
        def outputs(*inputs):
            return L.Dense(1)(L.Flatten()(graph(*inputs)))

        return trained(name, outputs, *shapes, data=data)

    yield attended("multi-head-attention", lambda x: L.MultiHeadAttention(2, 3)(x, x), (5, 4))
    yield attended("multi-head-attention-causal", lambda x: L.MultiHeadAttention(2, 3)(x, x, use_causal_mask=True), (5, 4))
    yield attended("multi-head-attention-query-value", lambda q, v: L.MultiHeadAttention(2, 3, value_dim=2)(q, v), (5, 4), (3, 6))
    yield attended("attention", lambda q, v: L.Attention(use_scale=True)([L.Dense(3)(q), L.Dense(3)(v)]), (5, 4), (3, 4))
    yield attended("additive-attention", lambda q, v: L.AdditiveAttention()([L.Dense(3)(q), L.Dense(3)(v)]), (5, 4), (3, 4))
    yield attended("dot", lambda a, b: L.Dot(axes=(1, 2), normalize=True)([L.Dense(3)(a), L.Dense(2)(b)]), (2, 4), (5, 4))
    yield trained("transformer-encoder", transformer, (6, 4))
    yield trained("transformer-text", text_transformer, (6,), data=padded_tokens(9))
    yield trained(
        "transformer-text-sgd", text_transformer, (6,), data=padded_tokens(9), optimizer=lambda: O.SGD(0.05, momentum=0.9)
    )


def trained(name, outputs, *shapes, data=normal, optimizer=lambda: O.Adam(0.005)):
    def build():
        inputs = [keras.Input(shape) for shape in shapes]
        model = keras.Model(inputs if len(inputs) > 1 else inputs[0], outputs(*inputs))
        model.compile(optimizer=optimizer(), loss="mse")
        return model

    return Case("training/" + name, build, data, training=Training([number]))


def transformer(x):
    y = L.LayerNormalization(epsilon=1e-6)(x)
    x = L.MultiHeadAttention(2, 3)(y, y) + x
    y = L.Conv1D(5, 1, activation="tanh")(L.LayerNormalization(epsilon=1e-6)(x))
    x = L.Conv1D(4, 1)(y) + x
    return L.Dense(1)(L.GlobalAveragePooling1D()(x))


def text_transformer(x):
    y = L.Embedding(9, 4, mask_zero=True)(x)
    y = L.LayerNormalization()(L.Add()([y, L.MultiHeadAttention(2, 3)(y, y)]))
    return L.Dense(1)(L.GlobalAveragePooling1D()(y))


def others():
    def between(name, layer, shape=(5, 4), **options):
        return case(name, lambda: [L.Dense(4, activation="tanh"), layer(), L.Flatten()], shape, **options)

    yield between("batch-normalization", lambda: L.BatchNormalization(momentum=0.8), (4,))
    yield between("batch-normalization-sequence", lambda: L.BatchNormalization(momentum=0.9))
    yield between("batch-normalization-image", lambda: L.BatchNormalization(momentum=0.7), (3, 4, 2))
    yield between("batch-normalization-axis-1", lambda: L.BatchNormalization(axis=1))
    yield between("batch-normalization-plain", lambda: L.BatchNormalization(center=False, scale=False), (4,))
    yield case("normalization-adapted", lambda: [L.Normalization(), L.Dense(3, activation="tanh")], (4,))
    yield between("layer-normalization", lambda: L.LayerNormalization())
    yield between("layer-normalization-axes", lambda: L.LayerNormalization(axis=[1, 2]))
    yield between("group-normalization", lambda: L.GroupNormalization(groups=2))
    yield between("rms-normalization", lambda: L.RMSNormalization())
    yield between("unit-normalization", lambda: L.UnitNormalization())
    yield between("prelu", lambda: L.PReLU())
    yield between("softmax-axis-1", lambda: L.Softmax(axis=1))
    yield between("permute", lambda: L.Permute((2, 1)))
    yield between("reshape", lambda: L.Reshape((-1, 10)))
    yield between("repeat-vector", lambda: L.RepeatVector(3), (4,))
    yield between("einsum-dense", lambda: L.EinsumDense("abc,cd->abd", output_shape=(5, 6), bias_axes="d"))
    yield between("time-distributed-dense", lambda: L.TimeDistributed(L.Dense(3, activation="tanh")))
    yield case("embedding", lambda: [L.Embedding(9, 4), L.Flatten()], (6,), tokens(9))
    yield case("embedding-average", lambda: [L.Embedding(9, 4, mask_zero=True), L.GlobalAveragePooling1D()], (6,), padded_tokens(9), optimizer=lambda: O.Adam(0.05))
    yield case("embedding-adagrad", lambda: [L.Embedding(9, 4), L.Flatten()], (6,), tokens(9), optimizer=lambda: O.Adagrad(0.1))
    yield case("embedding-momentum", lambda: [L.Embedding(9, 4), L.Flatten()], (6,), tokens(9), optimizer=lambda: O.SGD(0.05, momentum=0.9))
    for name in (
        "celu elu exponential gelu hard_sigmoid leaky_relu log_softmax mish relu relu6 selu sigmoid silu "
        "softmax softplus softsign squareplus tanh tanh_shrink log_sigmoid sparse_plus hard_silu hard_tanh "
        "soft_shrink hard_shrink sparse_sigmoid sparsemax"
    ).split():
        yield case(
            "activation-" + name.replace("_", "-"),
            lambda n=name: [L.Dense(6), L.Activation(n)],
            (5,),
            optimizer=lambda: O.SGD(0.02),
        )


def graphs():
    yield trained("merge-layers", merged, (4,), (4,))
    yield trained("operators", operated, (4,), (4,))
    yield trained("shared-layer", shared, (4,), (4,))
    yield trained("nested-model", nested, (4,), (4,))
    yield trained("residual-block", residual, (6, 6, 2))
    yield trained("seq2seq", seq2seq, (5, 3), (4, 2))


def merged(a, b):
    x, y = L.Dense(3, activation="tanh")(a), L.Dense(3, activation="tanh")(b)
    layers = (L.Add, L.Subtract, L.Multiply, L.Average, L.Maximum, L.Minimum)
    return L.Dense(1)(L.Concatenate()([layer()([x, y]) for layer in layers]))


def operated(a, b):
    x, y = L.Dense(3, activation="tanh")(a), L.Dense(3, activation="tanh")(b)
    return L.Dense(1)((x + y) * 2.0 - x * y + (1.0 - y) / 3.0 + x**2 - (-y) / (2.0 + x))


def shared(a, b):
    layer = L.Dense(3, activation="tanh", kernel_regularizer="l2")
    return L.Dense(1)(layer(a) * layer(b))


def nested(a, b):
    inner = keras.Sequential(
        [keras.Input((4,)), L.Dense(3, activation="tanh"), L.BatchNormalization(momentum=0.8)], name="inner"
    )
    return L.Dense(1)(L.Concatenate()([inner(a), inner(b)]))


def residual(x):
    y = L.Conv2D(2, 3, padding="same", use_bias=False)(x)
    y = L.Activation("tanh")(L.BatchNormalization(momentum=0.8)(y))
    y = L.Add()([x, L.Conv2D(2, 3, padding="same")(y)])
    return L.Dense(1)(L.GlobalAveragePooling2D()(L.Activation("tanh")(y)))


def seq2seq(source, target):
    states = L.LSTM(4, return_state=True)(source)[1:]
    return L.Dense(1)(L.LSTM(4)(target, initial_state=states))


def whole():
    """Models as users write them, where nothing in them is random."""

    def case(build, labels, data=normal):
        name = "training/model-" + build.__name__.replace("_", "-")
        return Case(name, build, data, training=Training(labels))

    def digit(rng, inputs):
        return rng.integers(0, 10, size=(len(inputs[0]), 1))

    def shares(*shape):
        return lambda rng, inputs: rng.uniform(size=(len(inputs[0]), *shape))

    def bit(rng, inputs):
        return rng.integers(0, 2, size=(len(inputs[0]), 1))

    def hot(rng, inputs):
        return np.eye(4)[rng.integers(0, 4, size=len(inputs[0]))]

    yield case(models_sequential.kafka_ml_mnist, [digit], positive)
    yield case(models_sequential.kafka_ml_parking, [number])
    yield case(models_sequential.kafka_ml_no2, [shares(1)])
    yield case(models_functional.kafka_ml_three_inputs, [bit, hot])
    yield case(models_functional.kafka_ml_edge, [shares(6, 6, 4), shares(10)], positive)
    yield case(models_sequential.cnn, [digit], positive)
    yield case(models_sequential.dense_autoencoder, [lambda rng, inputs: inputs[0]], positive)
    yield case(models_sequential.conv_autoencoder, [lambda rng, inputs: inputs[0]], positive)
    yield case(models_sequential.lstm_text, [bit], padded_tokens(20))
    yield case(models_sequential.gru_sequence, [shares(2)])
    yield case(models_sequential.char_rnn, [lambda rng, inputs: np.roll(inputs[0], -1, axis=1)], tokens(12))
    yield case(models_sequential.masked_sequence_regression, [shares(1)], padded())
    yield case(models_sequential.timeseries_cnn, [kind])
    yield case(models_sequential.frozen_layers, [number])
    yield case(models_sequential.nested_classifier, [kind], positive)
