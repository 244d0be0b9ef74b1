"""Every loss as a string and as an object with its options, for vectors and sequences."""

import numpy as np
from keras import layers as L
from keras import losses as K
from keras import optimizers as O

from golden import Case, Training, keras

CLASSES = 4


def cases():
    yield from probabilities()
    yield from logits()
    yield from regressions()
    yield from sequences()
    yield from weighted()
    yield from several_outputs()


def scores(inputs, width):
    """A rule that the labels follow, so that training has something to learn."""
    mix = np.linspace(-1, 1, inputs[0].shape[-1] * width).reshape(-1, width)
    return np.tanh(inputs[0] @ mix)


def numbers(width=1):
    return lambda rng, inputs: scores(inputs, width) + 0.1 * rng.normal(size=inputs[0].shape[:-1] + (width,))


def positives(width=1):
    return lambda rng, inputs: 1.5 + scores(inputs, width)


def shares(width):
    def draw(rng, inputs):
        e = np.exp(2 * scores(inputs, width))
        return e / e.sum(axis=-1, keepdims=True)

    return draw


def bits(width=1):
    return lambda rng, inputs: scores(inputs, width) + 0.3 * rng.normal(size=inputs[0].shape[:-1] + (width,)) > 0


def signs(width=1):
    return lambda rng, inputs: 2.0 * bits(width)(rng, inputs) - 1


def classes(count=CLASSES, ignored=None):
    def draw(rng, inputs):
        drawn = np.argmax(scores(inputs, count) + 0.3 * rng.normal(size=inputs[0].shape[:-1] + (count,)), axis=-1)
        if ignored is not None:
            drawn = np.where(rng.random(size=drawn.shape) < 0.25, ignored, drawn)
        return drawn if inputs[0].ndim > 2 else drawn[:, None]

    return draw


def one_hot(count=CLASSES):
    return lambda rng, inputs: np.eye(count)[classes(count)(rng, inputs).astype(int).reshape(inputs[0].shape[:-1])]


def case(name, loss, labels, width=1, activation=None, shape=(5,), rate=0.1, **options):
    def build():
        model = keras.Sequential(
            [keras.Input(shape), L.Dense(6, activation="tanh"), L.Dense(width, activation=activation)]
        )
        model.compile(optimizer=O.SGD(rate), loss=loss if isinstance(loss, str) else loss())
        return model

    rewrite = options.pop("rewrite", None)
    return Case("training/loss-" + name, build, training=Training([labels], **options), rewrite=rewrite)


def with_loss_option(key, value):
    """Keras leaves some options out of its JSON; ours keeps them."""

    def rewrite(architecture):
        architecture["compile_config"]["loss"]["config"][key] = value
        return architecture

    return rewrite


def probabilities():
    yield case("binary-crossentropy", "binary_crossentropy", bits(), activation="sigmoid")
    yield case("binary-crossentropy-object", lambda: K.BinaryCrossentropy(), bits(3), 3, "sigmoid")
    yield case("binary-crossentropy-logits", lambda: K.BinaryCrossentropy(from_logits=True), bits(3), 3)
    yield case(
        "binary-crossentropy-smoothing",
        lambda: K.BinaryCrossentropy(label_smoothing=0.2),
        bits(),
        activation="sigmoid",
    )
    yield case(
        "binary-crossentropy-logits-smoothing",
        lambda: K.BinaryCrossentropy(from_logits=True, label_smoothing=0.1),
        bits(3),
        3,
    )
    yield case("binary-crossentropy-of-hard-sigmoid", "binary_crossentropy", bits(), activation="hard_sigmoid")
    yield case("categorical-crossentropy", "categorical_crossentropy", one_hot(), CLASSES, "softmax")
    yield case("categorical-crossentropy-object", lambda: K.CategoricalCrossentropy(), one_hot(), CLASSES, "softmax")
    yield case("categorical-crossentropy-shares", "categorical_crossentropy", shares(CLASSES), CLASSES, "softmax")
    yield case("categorical-crossentropy-of-sigmoid", "categorical_crossentropy", one_hot(), CLASSES, "sigmoid")
    yield case(
        "categorical-crossentropy-logits",
        lambda: K.CategoricalCrossentropy(from_logits=True),
        one_hot(),
        CLASSES,
    )
    yield case(
        "categorical-crossentropy-smoothing",
        lambda: K.CategoricalCrossentropy(label_smoothing=0.1),
        one_hot(),
        CLASSES,
        "softmax",
    )
    yield case(
        "categorical-crossentropy-logits-smoothing",
        lambda: K.CategoricalCrossentropy(from_logits=True, label_smoothing=0.1),
        one_hot(),
        CLASSES,
    )
    yield case("sparse-categorical-crossentropy", "sparse_categorical_crossentropy", classes(), CLASSES, "softmax")
    yield case(
        "sparse-categorical-crossentropy-object",
        lambda: K.SparseCategoricalCrossentropy(),
        classes(),
        CLASSES,
        "softmax",
    )
    yield case(
        "sparse-categorical-crossentropy-logits",
        lambda: K.SparseCategoricalCrossentropy(from_logits=True),
        classes(),
        CLASSES,
    )
    yield case(
        "sparse-categorical-crossentropy-of-sigmoid",
        "sparse_categorical_crossentropy",
        classes(),
        CLASSES,
        "sigmoid",
    )
    yield case(
        "sparse-categorical-crossentropy-ignored",
        lambda: K.SparseCategoricalCrossentropy(ignore_class=2),
        classes(ignored=2),
        CLASSES,
        "softmax",
    )
    yield case(
        "sparse-categorical-crossentropy-ignored-negative",
        lambda: K.SparseCategoricalCrossentropy(from_logits=True, ignore_class=-1),
        classes(ignored=-1),
        CLASSES,
    )
    yield case("binary-focal-crossentropy", "binary_focal_crossentropy", bits(), activation="sigmoid")
    yield case(
        "binary-focal-crossentropy-options",
        lambda: K.BinaryFocalCrossentropy(apply_class_balancing=True, alpha=0.4, gamma=1.5, label_smoothing=0.1),
        bits(3),
        3,
        "sigmoid",
    )
    yield case(
        "binary-focal-crossentropy-logits",
        lambda: K.BinaryFocalCrossentropy(from_logits=True),
        bits(),
    )
    yield case("categorical-focal-crossentropy", "categorical_focal_crossentropy", one_hot(), CLASSES, "softmax")
    yield case(
        "categorical-focal-crossentropy-options",
        lambda: K.CategoricalFocalCrossentropy(alpha=0.5, gamma=1.5, from_logits=True, label_smoothing=0.1),
        one_hot(),
        CLASSES,
    )
    yield case("kl-divergence", "kl_divergence", shares(CLASSES), CLASSES, "softmax")
    yield case("kl-divergence-object", lambda: K.KLDivergence(), shares(CLASSES), CLASSES, "softmax")
    yield case("poisson", "poisson", positives(), activation="softplus")
    yield case("poisson-object", lambda: K.Poisson(), positives(2), 2, "softplus")
    yield case(
        "categorical-generalized-cross-entropy",
        lambda: K.CategoricalGeneralizedCrossEntropy(q=0.4),
        classes(),
        CLASSES,
        "softmax",
    )
    yield case("dice", lambda: K.Dice(), bits(3), 3, "sigmoid")
    yield case("tversky", lambda: K.Tversky(alpha=0.3, beta=0.7), bits(3), 3, "sigmoid")


def logits():
    """Keras computes a crossentropy from the logits where the output still is that of the activation."""
    labels, loss = classes(), "sparse_categorical_crossentropy"
    yield case("binary-crossentropy-of-softmax", "binary_crossentropy", bits(3), 3, "softmax")
    ends = {
        "softmax-layer": [lambda: L.Dense(CLASSES), lambda: L.Softmax()],
        "activation-layer": [lambda: L.Dense(CLASSES), lambda: L.Activation("softmax")],
        "identity": [lambda: L.Dense(CLASSES, activation="softmax"), lambda: L.Activation("linear")],
        "dropout": [lambda: L.Dense(CLASSES, activation="softmax"), lambda: L.Dropout(0.0)],
        "reshape": [lambda: L.Dense(CLASSES, activation="softmax"), lambda: L.Reshape((CLASSES,))],
        "flatten": [lambda: L.Dense(CLASSES, activation="softmax"), lambda: L.Flatten()],
        "sigmoid-layer": [lambda: L.Dense(CLASSES), lambda: L.Activation("sigmoid")],
        "softmax-twice": [lambda: L.Dense(CLASSES, activation="softmax"), lambda: L.Softmax()],
        "rescaling": [lambda: L.Dense(CLASSES, activation="softmax"), lambda: L.Rescaling(0.9, offset=0.02)],
    }
    for name, layers in ends.items():
        yield ended(f"sparse-categorical-crossentropy-behind-{name}", layers, loss, labels, (5,))
        yield ended(
            f"categorical-crossentropy-behind-{name}", layers, "categorical_crossentropy", one_hot(), (5,)
        )
    yield ended(
        "sparse-categorical-crossentropy-behind-time-distributed",
        [lambda: L.TimeDistributed(L.Dense(CLASSES, activation="softmax"))],
        loss,
        labels,
        (4, 5),
    )
    yield ended(
        "sparse-categorical-crossentropy-behind-model",
        [lambda: keras.Sequential([keras.Input((6,)), L.Dense(CLASSES, activation="softmax")], name="inner")],
        loss,
        labels,
        (5,),
    )
    yield ended(
        "binary-crossentropy-behind-rescaling",
        [lambda: L.Dense(1, activation="sigmoid"), lambda: L.Rescaling(0.9, offset=0.05)],
        "binary_crossentropy",
        bits(),
        (5,),
    )


def ended(name, layers, loss, labels, shape):
    def build():
        model = keras.Sequential([keras.Input(shape), L.Dense(6, activation="tanh"), *[make() for make in layers]])
        model.compile(optimizer=O.SGD(0.1), loss=loss)
        return model

    return Case("training/loss-" + name, build, training=Training([labels]))


def regressions():
    for name, kind, labels, activation in (
        ("mean_squared_error", K.MeanSquaredError, numbers, None),
        ("mean_absolute_error", K.MeanAbsoluteError, numbers, None),
        ("mean_absolute_percentage_error", K.MeanAbsolutePercentageError, positives, None),
        ("mean_squared_logarithmic_error", K.MeanSquaredLogarithmicError, positives, "softplus"),
        ("huber", K.Huber, numbers, None),
        ("log_cosh", K.LogCosh, numbers, None),
        ("hinge", K.Hinge, signs, "tanh"),
        ("squared_hinge", K.SquaredHinge, signs, "tanh"),
        ("cosine_similarity", K.CosineSimilarity, numbers, None),
    ):
        slug = name.replace("_", "-")
        width = 3 if name == "cosine_similarity" else 1
        rate = 0.001 if kind is K.MeanAbsolutePercentageError else 0.1
        yield case(slug, name, labels(width), width, activation, rate=rate)
        yield case(slug + "-object", lambda k=kind: k(), labels(3), 3, activation, rate=rate)
    for name in ("mse", "mae", "mape", "msle"):
        yield case(name, name, positives(2), 2, "softplus", rate=0.001 if name == "mape" else 0.1)
    yield case("huber-delta", lambda: K.Huber(delta=0.3), numbers(2), 2, rewrite=with_loss_option("delta", 0.3))
    yield case(
        "cosine-similarity-axis",
        lambda: K.CosineSimilarity(axis=1),
        numbers(3),
        3,
        shape=(4, 5),
        rewrite=with_loss_option("axis", 1),
    )
    yield case("categorical-hinge", "categorical_hinge", one_hot(), CLASSES, "tanh")
    yield case("categorical-hinge-object", lambda: K.CategoricalHinge(), one_hot(), CLASSES, "softmax")
    yield case("hinge-of-bits", "hinge", bits(), activation="tanh")
    yield case("mean-squared-error-sum", lambda: K.MeanSquaredError(reduction="sum"), numbers(), rows=4)
    yield case("mean-squared-error-mean", lambda: K.MeanSquaredError(reduction="mean"), numbers(2), 2)


def sequences():
    time = (4, 5)
    yield case("mean-squared-error-sequence", "mse", numbers(2), 2, shape=time)
    yield case("binary-crossentropy-sequence", "binary_crossentropy", bits(), activation="sigmoid", shape=time)
    yield case("categorical-crossentropy-sequence", "categorical_crossentropy", one_hot(), CLASSES, "softmax", time)
    yield case(
        "sparse-categorical-crossentropy-sequence",
        "sparse_categorical_crossentropy",
        classes(),
        CLASSES,
        "softmax",
        time,
    )
    yield case(
        "sparse-categorical-crossentropy-sequence-ignored",
        lambda: K.SparseCategoricalCrossentropy(ignore_class=0),
        classes(ignored=0),
        CLASSES,
        "softmax",
        time,
    )
    yield case("huber-sequence", lambda: K.Huber(), numbers(2), 2, shape=time)
    yield case("cosine-similarity-sequence", lambda: K.CosineSimilarity(), positives(3), 3, shape=time)


def weighted():
    yield case("mean-squared-error-sample-weights", "mse", numbers(2), 2, sample_weights=True)
    yield case(
        "binary-crossentropy-sample-weights", "binary_crossentropy", bits(), activation="sigmoid", sample_weights=True
    )
    yield case(
        "sparse-categorical-crossentropy-sample-weights",
        "sparse_categorical_crossentropy",
        classes(),
        CLASSES,
        "softmax",
        sample_weights=True,
    )
    weights = {0: 0.5, 1: 2.0, 2: 1.0, 3: 3.0}
    yield case(
        "sparse-categorical-crossentropy-class-weights",
        "sparse_categorical_crossentropy",
        classes(),
        CLASSES,
        "softmax",
        class_weights=weights,
    )
    yield case(
        "categorical-crossentropy-class-weights",
        "categorical_crossentropy",
        one_hot(),
        CLASSES,
        "softmax",
        class_weights=weights,
    )
    yield case(
        "binary-crossentropy-class-weights",
        "binary_crossentropy",
        bits(),
        activation="sigmoid",
        class_weights={0: 0.5, 1: 2.0},
    )


def two_heads(loss, loss_weights=None, metrics=None):
    inputs = keras.Input((5,), name="features")
    hidden = L.Dense(6, activation="tanh")(inputs)
    number = L.Dense(2, name="number")(hidden)
    kind = L.Dense(CLASSES, activation="softmax", name="kind")(hidden)
    model = keras.Model(inputs, [number, kind])
    model.compile(optimizer=O.Adam(0.02), loss=loss, loss_weights=loss_weights, metrics=metrics)
    return model


def several_outputs():
    labels = [numbers(2), classes()]
    listed = ["mse", "sparse_categorical_crossentropy"]
    named = {"number": "mse", "kind": "sparse_categorical_crossentropy"}
    made = {
        "list": lambda: two_heads(listed),
        "dict": lambda: two_heads(named),
        "list-weights": lambda: two_heads(listed, [0.3, 2.0]),
        "dict-weights": lambda: two_heads(named, {"number": 0.3, "kind": 2.0}),
        "metrics": lambda: two_heads(named, {"number": 0.3, "kind": 2.0}, {"number": ["mae", "mse"], "kind": "accuracy"}),
        "metrics-list": lambda: two_heads(listed, None, [["mae"], ["accuracy"]]),
    }
    for name, build in made.items():
        yield Case("training/outputs-" + name, build, training=Training(labels))
    yield Case("training/outputs-one-loss", one_loss, training=Training([numbers(2), numbers(1)]))
    yield Case(
        "training/outputs-loss-of-one",
        lambda: two_heads({"number": None, "kind": "sparse_categorical_crossentropy"}),
        training=Training([numbers(2), classes()], without_loss=[True, False]),
    )


def one_loss():
    inputs = keras.Input((5,))
    hidden = L.Dense(6, activation="tanh")(inputs)
    model = keras.Model(inputs, [L.Dense(2, name="left")(hidden), L.Dense(1, name="right")(hidden)])
    model.compile(optimizer="sgd", loss="mse")
    return model
