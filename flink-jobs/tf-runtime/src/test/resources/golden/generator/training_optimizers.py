"""Every optimizer, schedule, way of clipping, regularizer and constraint, on one small smooth network."""

import numpy as np
from keras import constraints as C
from keras import layers as L
from keras import optimizers as O
from keras import regularizers as R
from keras.optimizers import schedules as S

from golden import Case, Training, keras

OPTIMIZERS = {
    "sgd": lambda **o: O.SGD(0.1, **o),
    "rmsprop": lambda **o: O.RMSprop(0.01, **o),
    "adam": lambda **o: O.Adam(0.02, **o),
    "adamw": lambda **o: O.AdamW(0.02, **o),
    "nadam": lambda **o: O.Nadam(0.02, **o),
    "adamax": lambda **o: O.Adamax(0.02, **o),
    "adagrad": lambda **o: O.Adagrad(0.05, **o),
    "adadelta": lambda **o: O.Adadelta(1.0, **o),
    "lion": lambda **o: O.Lion(0.01, **o),
    "ftrl": lambda **o: O.Ftrl(0.1, **o),
    "lamb": lambda **o: O.Lamb(0.02, **o),
    "adafactor": lambda **o: O.Adafactor(0.05, **o),
}


def cases():
    yield from optimizers()
    yield from schedules()
    yield from regularizers()
    yield from constraints()
    yield from frozen()


def target(rng, inputs):
    x = inputs[0]
    return np.sin(x[:, :1]) + 0.5 * x[:, 1:2] * x[:, 2:3] + 0.1 * rng.normal(size=(len(x), 1))


def network(optimizer, hidden=None, middle=()):
    first = hidden or (lambda: L.Dense(6, activation="tanh"))
    model = keras.Sequential([keras.Input((4,)), first(), *[m() for m in middle], L.Dense(1)])
    model.compile(optimizer=optimizer(), loss="mse", metrics=["mae"])
    return model


def case(name, optimizer, **options):
    training = Training([target], **options)
    return Case("training/" + name, lambda: network(optimizer), training=training)


def optimizers():
    for name, make in OPTIMIZERS.items():
        yield case(name, make)
        yield case(f"{name}-weight-decay", lambda m=make: m(weight_decay=0.02))
        yield case(f"{name}-clipnorm", lambda m=make: m(clipnorm=0.1))
        yield case(f"{name}-clipvalue", lambda m=make: m(clipvalue=0.05))
        yield case(f"{name}-global-clipnorm", lambda m=make: m(global_clipnorm=0.2))
    for name in ("sgd", "rmsprop", "adam", "adamw", "nadam", "adamax", "adagrad", "adadelta", "lion"):
        yield Case("training/" + name + "-by-name", lambda n=name: network(lambda: n), training=Training([target]))
    variants = {
        "sgd-momentum": lambda: O.SGD(0.05, momentum=0.9),
        "sgd-nesterov": lambda: O.SGD(0.05, momentum=0.9, nesterov=True),
        "sgd-momentum-weight-decay": lambda: O.SGD(0.05, momentum=0.9, weight_decay=0.01),
        "rmsprop-momentum": lambda: O.RMSprop(0.005, momentum=0.9),
        "rmsprop-centered": lambda: O.RMSprop(0.01, centered=True),
        "rmsprop-all": lambda: O.RMSprop(0.005, rho=0.8, momentum=0.7, centered=True, epsilon=1e-4),
        "adam-amsgrad": lambda: O.Adam(0.02, amsgrad=True),
        "adam-betas": lambda: O.Adam(0.02, beta_1=0.7, beta_2=0.9, epsilon=1e-3),
        "adamw-amsgrad": lambda: O.AdamW(0.02, amsgrad=True, weight_decay=0.05),
        "nadam-betas": lambda: O.Nadam(0.02, beta_1=0.7, beta_2=0.9, epsilon=1e-3),
        "adamax-betas": lambda: O.Adamax(0.02, beta_1=0.7, beta_2=0.9, epsilon=1e-3),
        "adagrad-accumulator": lambda: O.Adagrad(0.1, initial_accumulator_value=0.5, epsilon=1e-3),
        "adadelta-rho": lambda: O.Adadelta(0.5, rho=0.8, epsilon=1e-3),
        "lion-betas": lambda: O.Lion(0.005, beta_1=0.8, beta_2=0.95),
        "sgd-ema": lambda: O.SGD(0.1, use_ema=True, ema_momentum=0.8),
        "adam-ema-overwrite": lambda: O.Adam(0.02, use_ema=True, ema_momentum=0.8, ema_overwrite_frequency=5),
        "adam-gradient-accumulation": lambda: O.Adam(0.02, gradient_accumulation_steps=2),
        "adam-loss-scale": lambda: O.Adam(0.02, loss_scale_factor=8.0),
    }
    for name, make in variants.items():
        yield case(name, make)


def schedules():
    made = {
        "exponential": lambda: S.ExponentialDecay(0.1, 5, 0.7),
        "exponential-staircase": lambda: S.ExponentialDecay(0.1, 5, 0.7, staircase=True),
        "piecewise": lambda: S.PiecewiseConstantDecay([4, 12], [0.1, 0.05, 0.01]),
        "polynomial": lambda: S.PolynomialDecay(0.1, 12, end_learning_rate=0.01, power=2.0),
        "polynomial-cycle": lambda: S.PolynomialDecay(0.1, 6, end_learning_rate=0.01, cycle=True),
        "inverse-time": lambda: S.InverseTimeDecay(0.1, 5, 0.8),
        "inverse-time-staircase": lambda: S.InverseTimeDecay(0.1, 5, 0.8, staircase=True),
        "cosine": lambda: S.CosineDecay(0.1, 15),
        "cosine-alpha": lambda: S.CosineDecay(0.1, 12, alpha=0.2),
        "cosine-warmup": lambda: S.CosineDecay(0.01, 10, warmup_target=0.1, warmup_steps=6),
        "cosine-restarts": lambda: S.CosineDecayRestarts(0.1, 5),
        "cosine-restarts-all": lambda: S.CosineDecayRestarts(0.1, 4, t_mul=1.5, m_mul=0.8, alpha=0.1),
    }
    for name, make in made.items():
        yield case(f"schedule-{name}", lambda m=make: O.SGD(m()))
    yield case("schedule-adam", lambda: O.Adam(S.ExponentialDecay(0.05, 5, 0.7)))
    yield case("schedule-adamw", lambda: O.AdamW(S.CosineDecay(0.05, 15), weight_decay=0.05))
    yield case("schedule-rmsprop", lambda: O.RMSprop(S.PiecewiseConstantDecay([5], [0.02, 0.005])))


def dense(name, **options):
    return Case(
        "training/" + name,
        lambda: network(lambda: O.SGD(0.1), lambda: L.Dense(6, activation="tanh", **options)),
        training=Training([target]),
    )


def regularizers():
    yield dense("regularizer-l1", kernel_regularizer=R.L1(0.02))
    yield dense("regularizer-l2", kernel_regularizer=R.L2(0.05))
    yield dense("regularizer-l1l2", kernel_regularizer=R.L1L2(0.01, 0.02), bias_regularizer=R.L2(0.1))
    yield dense("regularizer-by-name", kernel_regularizer="l2")
    yield dense("activity-regularizer", activity_regularizer=R.L2(0.05))
    yield dense("activity-regularizer-l1", activity_regularizer=R.L1(0.05))
    yield dense("orthogonal-regularizer", kernel_regularizer=R.OrthogonalRegularizer(0.05))
    yield Case(
        "training/activity-regularization-layer",
        lambda: network(lambda: O.SGD(0.1), middle=[lambda: L.ActivityRegularization(l1=0.02, l2=0.05)]),
        training=Training([target]),
    )


def constraints():
    made = {
        "max-norm": lambda: C.MaxNorm(0.6),
        "max-norm-axes": lambda: C.MaxNorm(0.4, axis=1),
        "non-neg": lambda: C.NonNeg(),
        "unit-norm": lambda: C.UnitNorm(),
        "min-max-norm": lambda: C.MinMaxNorm(0.5, 0.8, rate=0.7),
    }
    for name, make in made.items():
        yield Case(
            f"training/constraint-{name}",
            lambda m=make: network(
                lambda: O.SGD(0.1), lambda: L.Dense(6, activation="tanh", kernel_constraint=m())
            ),
            training=Training([target]),
        )
    yield dense("constraint-bias", bias_constraint=C.NonNeg())


def frozen():
    yield dense("trainable-false", trainable=False)
    yield Case(
        "training/trainable-false-weight-decay",
        lambda: network(
            lambda: O.AdamW(0.02, weight_decay=0.1), lambda: L.Dense(6, activation="tanh", trainable=False)
        ),
        training=Training([target]),
    )
    yield Case("training/batch-normalization-frozen", frozen_normalization, training=Training([target]))
    yield Case("training/nested-frozen", frozen_base, training=Training([target]))


def frozen_normalization():
    return network(
        lambda: O.SGD(0.1), middle=[lambda: L.BatchNormalization(trainable=False)]
    )


def frozen_base():
    base = keras.Sequential(
        [keras.Input((4,)), L.Dense(6, activation="tanh"), L.BatchNormalization()], name="base"
    )
    base.trainable = False
    model = keras.Sequential([keras.Input((4,)), base, L.Dense(1)])
    model.compile(optimizer=O.Adam(0.05), loss="mse")
    return model
