"""Convolutions of all kinds. Sizes are uneven, so that a swapped axis or border shows."""

import itertools

from keras import layers as L

from golden import unary


def cases():
    yield from conv1d()
    yield from conv2d()
    yield from depthwise()
    yield from separable()
    yield from transposed()


def conv1d():
    for padding, strides in itertools.product(("valid", "same", "causal"), (1, 2, 3)):
        yield unary(
            f"conv1d-{padding}-strides-{strides}",
            lambda p=padding, s=strides: L.Conv1D(4, 3, strides=s, padding=p),
            (8, 3),
        )
    for padding in ("valid", "same", "causal"):
        yield unary(
            f"conv1d-{padding}-dilated",
            lambda p=padding: L.Conv1D(4, 3, padding=p, dilation_rate=2, activation="relu"),
            (9, 3),
        )
    yield unary("conv1d-even-kernel-same", lambda: L.Conv1D(4, 4, padding="same"), (7, 3))
    yield unary("conv1d-even-kernel-same-strides", lambda: L.Conv1D(4, 4, strides=2, padding="same"), (7, 3))
    yield unary("conv1d-even-kernel-dilated", lambda: L.Conv1D(2, 2, padding="same", dilation_rate=3), (7, 3))
    yield unary("conv1d-without-bias", lambda: L.Conv1D(4, 3, use_bias=False), (7, 3))
    yield unary("conv1d-groups", lambda: L.Conv1D(4, 3, groups=2), (7, 6))
    yield unary("conv1d-one", lambda: L.Conv1D(5, 1), (4, 3))


def conv2d():
    for padding, strides in itertools.product(("valid", "same"), ((1, 1), (2, 2), (2, 1))):
        yield unary(
            f"conv2d-{padding}-strides-{strides[0]}-{strides[1]}",
            lambda p=padding, s=strides: L.Conv2D(4, 3, strides=s, padding=p),
            (6, 7, 3),
        )
    for padding in ("valid", "same"):
        yield unary(
            f"conv2d-{padding}-dilated",
            lambda p=padding: L.Conv2D(4, 3, padding=p, dilation_rate=2),
            (7, 8, 3),
        )
        yield unary(
            f"conv2d-{padding}-dilated-one-axis",
            lambda p=padding: L.Conv2D(4, (3, 2), padding=p, dilation_rate=(2, 1)),
            (7, 8, 3),
        )
    yield unary("conv2d-relu", lambda: L.Conv2D(4, (2, 3), activation="relu"), (6, 7, 3))
    yield unary("conv2d-even-kernel-same", lambda: L.Conv2D(4, (2, 4), padding="same"), (5, 6, 3))
    yield unary("conv2d-even-kernel-same-strides", lambda: L.Conv2D(4, 4, strides=2, padding="same"), (5, 6, 3))
    yield unary("conv2d-without-bias", lambda: L.Conv2D(4, 3, use_bias=False), (5, 6, 3))
    yield unary("conv2d-groups", lambda: L.Conv2D(6, 3, groups=3, padding="same"), (5, 6, 6))
    yield unary("conv2d-one", lambda: L.Conv2D(5, 1, activation="tanh"), (3, 4, 2))


def depthwise():
    yield unary("depthwise-conv1d", lambda: L.DepthwiseConv1D(3), (7, 3))
    yield unary("depthwise-conv1d-multiplier", lambda: L.DepthwiseConv1D(3, depth_multiplier=2, padding="same"), (7, 3))
    yield unary("depthwise-conv1d-strides", lambda: L.DepthwiseConv1D(3, strides=2, padding="same"), (8, 3))
    yield unary("depthwise-conv1d-dilated", lambda: L.DepthwiseConv1D(3, dilation_rate=2), (8, 3))
    yield unary("depthwise-conv2d", lambda: L.DepthwiseConv2D(3), (6, 7, 3))
    yield unary("depthwise-conv2d-same", lambda: L.DepthwiseConv2D((2, 3), padding="same", activation="relu"), (6, 7, 3))
    yield unary("depthwise-conv2d-multiplier", lambda: L.DepthwiseConv2D(3, depth_multiplier=2), (6, 7, 3))
    yield unary("depthwise-conv2d-strides", lambda: L.DepthwiseConv2D(3, strides=2, padding="same"), (6, 7, 3))
    yield unary("depthwise-conv2d-dilated", lambda: L.DepthwiseConv2D(3, dilation_rate=2), (7, 8, 3))
    yield unary("depthwise-conv2d-dilated-same", lambda: L.DepthwiseConv2D(3, dilation_rate=2, padding="same"), (7, 8, 3))
    yield unary("depthwise-conv2d-without-bias", lambda: L.DepthwiseConv2D(3, use_bias=False), (6, 7, 3))


def separable():
    yield unary("separable-conv1d", lambda: L.SeparableConv1D(4, 3), (7, 3))
    yield unary("separable-conv1d-same", lambda: L.SeparableConv1D(4, 3, padding="same", activation="tanh"), (7, 3))
    yield unary("separable-conv1d-strides", lambda: L.SeparableConv1D(4, 3, strides=2, padding="same"), (8, 3))
    yield unary("separable-conv1d-dilated", lambda: L.SeparableConv1D(4, 3, dilation_rate=2), (8, 3))
    yield unary("separable-conv1d-multiplier", lambda: L.SeparableConv1D(4, 3, depth_multiplier=2, use_bias=False), (7, 3))
    yield unary("separable-conv2d", lambda: L.SeparableConv2D(4, 3), (6, 7, 3))
    yield unary("separable-conv2d-same", lambda: L.SeparableConv2D(4, (3, 2), padding="same", activation="relu"), (6, 7, 3))
    yield unary("separable-conv2d-strides", lambda: L.SeparableConv2D(4, 3, strides=2, padding="same"), (6, 7, 3))
    yield unary("separable-conv2d-dilated", lambda: L.SeparableConv2D(4, 3, dilation_rate=2), (7, 8, 3))
    yield unary("separable-conv2d-multiplier", lambda: L.SeparableConv2D(4, 3, depth_multiplier=2), (6, 7, 3))
    yield unary("separable-conv2d-without-bias", lambda: L.SeparableConv2D(4, 3, use_bias=False), (6, 7, 3))


def transposed():
    for padding, strides in itertools.product(("valid", "same"), (1, 2, 3)):
        yield unary(
            f"conv1d-transpose-{padding}-strides-{strides}",
            lambda p=padding, s=strides: L.Conv1DTranspose(4, 3, strides=s, padding=p),
            (5, 3),
        )
        yield unary(
            f"conv2d-transpose-{padding}-strides-{strides}",
            lambda p=padding, s=strides: L.Conv2DTranspose(4, 3, strides=s, padding=p),
            (4, 5, 3),
        )
    yield unary("conv1d-transpose-even-kernel", lambda: L.Conv1DTranspose(4, 4, strides=2, padding="same"), (5, 3))
    yield unary(
        "conv1d-transpose-output-padding",
        lambda: L.Conv1DTranspose(4, 3, strides=2, padding="same", output_padding=1),
        (5, 3),
    )
    yield unary("conv1d-transpose-without-bias", lambda: L.Conv1DTranspose(4, 3, use_bias=False), (5, 3))
    yield unary(
        "conv2d-transpose-relu",
        lambda: L.Conv2DTranspose(4, (3, 2), strides=(2, 1), padding="same", activation="relu"),
        (4, 5, 3),
    )
    yield unary("conv2d-transpose-kernel-below-strides", lambda: L.Conv2DTranspose(2, 2, strides=3), (3, 4, 2))
    yield unary(
        "conv2d-transpose-output-padding-valid",
        lambda: L.Conv2DTranspose(4, 3, strides=2, padding="valid", output_padding=1),
        (4, 5, 3),
    )
    yield unary(
        "conv2d-transpose-output-padding-same",
        lambda: L.Conv2DTranspose(4, 3, strides=(2, 3), padding="same", output_padding=(0, 2)),
        (4, 5, 3),
    )
    yield unary("conv2d-transpose-without-bias", lambda: L.Conv2DTranspose(4, 3, use_bias=False), (4, 5, 3))
