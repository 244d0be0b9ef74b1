"""Reshaping, padding, cropping, scaling up, pooling, resizing."""

import itertools

from keras import layers as L

from golden import functional, unary, wide


def cases():
    yield from shaping()
    yield from borders()
    yield from pooling()
    yield from global_pooling()


def shaping():
    yield unary("flatten", lambda: L.Flatten(), (3, 4, 2))
    yield unary("flatten-vector", lambda: L.Flatten(), 5)
    yield unary("reshape", lambda: L.Reshape((2, 6)), (3, 4))
    yield unary("reshape-rest", lambda: L.Reshape((-1, 3)), (4, 6))
    yield unary("reshape-rest-in-middle", lambda: L.Reshape((2, -1, 3)), (4, 6))
    yield unary("permute", lambda: L.Permute((2, 1)), (3, 4))
    yield unary("permute-three", lambda: L.Permute((3, 1, 2)), (3, 4, 2))
    yield unary("repeat-vector", lambda: L.RepeatVector(3), 4)
    yield functional("layers/identity", lambda a: L.Identity()(a), 4)


def borders():
    yield unary("zero-padding-1d", lambda: L.ZeroPadding1D(2), (4, 3))
    yield unary("zero-padding-1d-sides", lambda: L.ZeroPadding1D((1, 3)), (4, 3))
    yield unary("zero-padding-2d", lambda: L.ZeroPadding2D(1), (4, 3, 2))
    yield unary("zero-padding-2d-axes", lambda: L.ZeroPadding2D((1, 2)), (4, 3, 2))
    yield unary("zero-padding-2d-sides", lambda: L.ZeroPadding2D(((0, 1), (2, 3))), (4, 3, 2))
    yield unary("cropping-1d", lambda: L.Cropping1D((1, 2)), (6, 3))
    yield unary("cropping-1d-both", lambda: L.Cropping1D(1), (6, 3))
    yield unary("cropping-2d", lambda: L.Cropping2D(((1, 0), (2, 1))), (5, 6, 2))
    yield unary("cropping-2d-both", lambda: L.Cropping2D(1), (5, 6, 2))
    yield unary("up-sampling-1d", lambda: L.UpSampling1D(3), (4, 3))
    yield unary("up-sampling-2d", lambda: L.UpSampling2D(), (3, 4, 2))
    yield unary("up-sampling-2d-sizes", lambda: L.UpSampling2D((3, 2)), (3, 4, 2))
    yield unary("up-sampling-2d-bilinear", lambda: L.UpSampling2D((2, 3), interpolation="bilinear"), (3, 4, 2))
    yield unary("resizing-bilinear", lambda: L.Resizing(5, 7), (4, 6, 2))
    yield unary("resizing-nearest", lambda: L.Resizing(6, 3, interpolation="nearest"), (4, 6, 2))


def pooling():
    for kind, padding in itertools.product((L.MaxPooling1D, L.AveragePooling1D), ("valid", "same")):
        slug = "max" if kind is L.MaxPooling1D else "average"
        yield unary(
            f"{slug}-pooling-1d-{padding}",
            lambda k=kind, p=padding: k(2, padding=p),
            (5, 3),
        )
        yield unary(
            f"{slug}-pooling-1d-{padding}-strides",
            lambda k=kind, p=padding: k(3, strides=2, padding=p),
            (8, 3),
        )
        yield unary(
            f"{slug}-pooling-1d-{padding}-overlap",
            lambda k=kind, p=padding: k(3, strides=1, padding=p),
            (6, 2),
        )
    for kind, padding in itertools.product((L.MaxPooling2D, L.AveragePooling2D), ("valid", "same")):
        slug = "max" if kind is L.MaxPooling2D else "average"
        yield unary(f"{slug}-pooling-2d-{padding}", lambda k=kind, p=padding: k(2, padding=p), (5, 7, 2))
        yield unary(
            f"{slug}-pooling-2d-{padding}-strides",
            lambda k=kind, p=padding: k((2, 3), strides=(1, 2), padding=p),
            (5, 7, 2),
        )


def global_pooling():
    for kind in (
        L.GlobalAveragePooling1D,
        L.GlobalMaxPooling1D,
        L.GlobalAveragePooling2D,
        L.GlobalMaxPooling2D,
    ):
        slug = "global-" + ("max" if "Max" in kind.__name__ else "average") + "-pooling-" + kind.__name__[-2:].lower()
        shape = (4, 3) if kind.__name__.endswith("1D") else (4, 3, 2)
        yield unary(slug, lambda k=kind: k(), shape, wide)
        yield unary(f"{slug}-keepdims", lambda k=kind: k(keepdims=True), shape, wide)
