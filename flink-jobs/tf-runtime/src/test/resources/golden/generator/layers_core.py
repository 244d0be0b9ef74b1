"""Dense, activations, noise, normalization, embedding, merging, operators."""

from keras import layers as L
from keras import ops

from golden import Case, functional, keras, normal, padded_tokens, positive, tokens, unary, wide

ACTIVATIONS = (
    "celu elu exponential gelu hard_shrink hard_sigmoid hard_silu hard_tanh leaky_relu linear "
    "log_sigmoid log_softmax mish relu relu6 selu sigmoid silu softmax softplus softsign "
    "soft_shrink sparse_plus sparse_sigmoid sparsemax squareplus tanh tanh_shrink"
).split()


def cases():
    yield from dense()
    yield from activations()
    yield from noise()
    yield from normalization()
    yield from embedding()
    yield from merging()
    yield from operators()


def dense():
    yield unary("dense", lambda: L.Dense(3), 5)
    yield unary("dense-without-bias", lambda: L.Dense(3, use_bias=False), 5)
    yield unary("dense-on-sequence", lambda: L.Dense(3, activation="tanh"), (4, 5))
    yield unary("dense-on-image", lambda: L.Dense(2), (3, 4, 5))
    yield unary("einsum-dense", lambda: L.EinsumDense("ab,bc->ac", output_shape=6, bias_axes="c"), 4)
    yield unary(
        "einsum-dense-sequence",
        lambda: L.EinsumDense("abc,cd->abd", output_shape=(3, 6), bias_axes="d", activation="relu"),
        (3, 4),
    )
    yield unary(
        "einsum-dense-ellipsis",
        lambda: L.EinsumDense("...x,xy->...y", output_shape=6, bias_axes="y"),
        (3, 4),
    )
    yield unary(
        "einsum-dense-heads",
        lambda: L.EinsumDense("abc,cde->abde", output_shape=(3, 2, 3), bias_axes="de"),
        (3, 4),
    )
    yield unary(
        "einsum-dense-two-axes",
        lambda: L.EinsumDense("abcd,cde->abe", output_shape=(3, 5)),
        (3, 2, 4),
    )
    yield unary(
        "einsum-dense-over-time",
        lambda: L.EinsumDense("abc,bd->adc", output_shape=(5, 4), bias_axes="dc"),
        (3, 4),
    )


def activations():
    for name in ACTIVATIONS:
        slug = name.replace("_", "-")
        yield unary(f"dense-{slug}", lambda n=name: L.Dense(6, activation=n), 5, wide)
        yield unary(f"activation-{slug}", lambda n=name: L.Activation(n), 6, wide)
    yield unary("activation-softmax-on-sequence", lambda: L.Activation("softmax"), (4, 3))
    yield unary("softmax", lambda: L.Softmax(), 5)
    yield unary("softmax-axis-1", lambda: L.Softmax(axis=1), (4, 3))
    yield unary("softmax-axes", lambda: L.Softmax(axis=[1, 2]), (4, 3, 2))
    yield unary("relu", lambda: L.ReLU(), 6)
    yield unary("relu-max-value", lambda: L.ReLU(max_value=2.5), 6, wide)
    yield unary("relu-negative-slope", lambda: L.ReLU(negative_slope=0.2), 6)
    yield unary("relu-threshold", lambda: L.ReLU(threshold=0.7), 6)
    yield unary(
        "relu-all",
        lambda: L.ReLU(max_value=3.0, negative_slope=0.1, threshold=0.5),
        6,
        wide,
    )
    yield unary("leaky-relu", lambda: L.LeakyReLU(), 6)
    yield unary("leaky-relu-slope", lambda: L.LeakyReLU(negative_slope=0.05), (3, 2))
    yield unary("elu", lambda: L.ELU(), 6)
    yield unary("elu-alpha", lambda: L.ELU(alpha=0.4), 6)
    yield unary("prelu", lambda: L.PReLU(), (4, 3))
    yield unary("prelu-shared-axes", lambda: L.PReLU(shared_axes=[1, 2]), (4, 3, 2))
    yield unary("prelu-shared-axis", lambda: L.PReLU(shared_axes=[1]), (4, 3))
    yield unary("dense-activation-layer", lambda: L.Dense(4, activation=L.LeakyReLU(negative_slope=0.3)), 5)


def noise():
    yield unary("dropout", lambda: L.Dropout(0.4), 6)
    yield unary("dropout-noise-shape", lambda: L.Dropout(0.4, noise_shape=(None, 1, 3)), (4, 3))
    yield unary("gaussian-noise", lambda: L.GaussianNoise(0.3), 6)
    yield unary("gaussian-dropout", lambda: L.GaussianDropout(0.3), 6)
    yield unary("alpha-dropout", lambda: L.AlphaDropout(0.3), 6)
    yield unary("spatial-dropout-1d", lambda: L.SpatialDropout1D(0.3), (4, 3))
    yield unary("spatial-dropout-2d", lambda: L.SpatialDropout2D(0.3), (4, 3, 2))
    yield unary("activity-regularization", lambda: L.ActivityRegularization(l1=0.1, l2=0.2), 4)


def normalization():
    yield unary("batch-normalization", lambda: L.BatchNormalization(), 5)
    yield unary("batch-normalization-image", lambda: L.BatchNormalization(), (3, 4, 2))
    yield unary("batch-normalization-axis-1", lambda: L.BatchNormalization(axis=1), (3, 4, 2))
    yield unary("batch-normalization-sequence", lambda: L.BatchNormalization(epsilon=1e-5), (4, 3))
    yield unary("batch-normalization-without-center", lambda: L.BatchNormalization(center=False), 5)
    yield unary("batch-normalization-without-scale", lambda: L.BatchNormalization(scale=False), 5)
    yield unary(
        "batch-normalization-plain",
        lambda: L.BatchNormalization(center=False, scale=False, momentum=0.9),
        5,
    )
    yield unary("layer-normalization", lambda: L.LayerNormalization(), 5)
    yield unary("layer-normalization-sequence", lambda: L.LayerNormalization(epsilon=1e-6), (4, 3))
    yield unary("layer-normalization-axes", lambda: L.LayerNormalization(axis=[1, 2]), (4, 3))
    yield unary("layer-normalization-axis-1", lambda: L.LayerNormalization(axis=1), (4, 3))
    yield unary("layer-normalization-image-axes", lambda: L.LayerNormalization(axis=[1, 3]), (4, 3, 2))
    yield unary("layer-normalization-without-center", lambda: L.LayerNormalization(center=False), 5)
    yield unary("layer-normalization-without-scale", lambda: L.LayerNormalization(scale=False), 5)
    yield unary("layer-normalization-plain", lambda: L.LayerNormalization(center=False, scale=False), 5)
    yield unary("rms-normalization", lambda: L.RMSNormalization(), (4, 5))
    yield unary("group-normalization", lambda: L.GroupNormalization(groups=2), (3, 4, 6))
    yield unary("group-normalization-sequence", lambda: L.GroupNormalization(groups=3), (4, 6))
    yield unary("group-normalization-instance", lambda: L.GroupNormalization(groups=-1), (3, 4, 6))
    yield unary("group-normalization-axis-1", lambda: L.GroupNormalization(groups=2, axis=1), (4, 3, 5))
    yield unary(
        "group-normalization-plain",
        lambda: L.GroupNormalization(groups=2, center=False, scale=False, epsilon=1e-5),
        (3, 4),
    )
    yield unary("unit-normalization", lambda: L.UnitNormalization(), 5)
    yield unary("unit-normalization-axis-1", lambda: L.UnitNormalization(axis=1), (4, 3))
    yield unary("unit-normalization-axes", lambda: L.UnitNormalization(axis=[1, 2]), (4, 3))
    yield unary("rescaling", lambda: L.Rescaling(1.0 / 255, offset=-0.5), (3, 2), wide)
    yield unary("rescaling-lists", lambda: L.Rescaling([0.5, 2.0, -1.0], offset=[1.0, 0.0, 0.25]), (4, 3))
    yield unary("normalization", lambda: L.Normalization(mean=[1.0, -2.0, 0.5], variance=[4.0, 0.25, 2.0]), 3)
    yield unary("normalization-scalars", lambda: L.Normalization(axis=None, mean=1.5, variance=3.0), (4, 3))
    yield unary(
        "normalization-invert",
        lambda: L.Normalization(mean=[1.0, -2.0, 0.5], variance=[4.0, 0.25, 2.0], invert=True),
        3,
    )
    yield unary(
        "normalization-axis-1",
        lambda: L.Normalization(axis=1, mean=[1.0, -2.0, 0.5, 0.1], variance=[4.0, 0.25, 2.0, 1.0]),
        (4, 3),
    )
    yield unary("normalization-adapted", lambda: L.Normalization(), (4, 3))
    yield unary("normalization-adapted-axes", lambda: L.Normalization(axis=(1, 2)), (4, 3))
    yield unary("normalization-adapted-scalar", lambda: L.Normalization(axis=None), (4, 3))
    yield unary("normalization-adapted-invert", lambda: L.Normalization(invert=True), 3)
    yield unary("normalization-axes", lambda: L.Normalization(axis=(1, 2), mean=table(1, 0.3), variance=table(2, 0.2)), (4, 3))
    yield unary(
        "normalization-one-value",
        lambda: L.Normalization(mean=1.5, variance=3.0),
        (4, 3),
    )


def table(first, step):
    return [[first + step * (3 * row + column) for column in range(3)] for row in range(4)]


def embedding():
    yield unary("embedding", lambda: L.Embedding(10, 4), 6, tokens(10))
    yield unary("embedding-of-table", lambda: L.Embedding(10, 4), (3, 2), tokens(10))
    yield integer_embedding()
    yield unary("embedding-mask-zero", lambda: L.Embedding(10, 4, mask_zero=True), 6, padded_tokens(10))
    yield unary("category-encoding-one-hot", lambda: L.CategoryEncoding(4, output_mode="one_hot"), 1, tokens(4))
    yield unary("category-encoding-multi-hot", lambda: L.CategoryEncoding(4, output_mode="multi_hot"), 3, tokens(4))


def integer_embedding():
    return Case(
        "layers/embedding-integer-input",
        lambda: keras.Sequential([keras.Input((6,), dtype="int32"), L.Embedding(10, 4)]),
        tokens(10),
    )


def merging():
    for kind in (L.Add, L.Multiply, L.Average, L.Maximum, L.Minimum):
        slug = kind.__name__.lower()
        yield functional(f"layers/{slug}", lambda a, b, k=kind: k()([a, b]), 4, 4)
        yield functional(f"layers/{slug}-of-three", lambda a, b, c, k=kind: k()([a, b, c]), 4, 4, 4)
        yield functional(f"layers/{slug}-broadcast", lambda a, b, k=kind: k()([a, b]), (4, 3), (1, 3))
    yield functional("layers/add-other-rank", lambda a, b: L.Add()([a, b]), (4, 3), 3)
    yield functional("layers/subtract", lambda a, b: L.Subtract()([a, b]), 4, 4)
    yield functional("layers/subtract-broadcast", lambda a, b: L.Subtract()([a, b]), (4, 3), (4, 1))
    yield functional("layers/concatenate", lambda a, b: L.Concatenate()([a, b]), 4, 3)
    yield functional("layers/concatenate-axis-1", lambda a, b, c: L.Concatenate(axis=1)([a, b, c]), (2, 3), (1, 3), (4, 3))
    yield functional("layers/concatenate-axis-minus-2", lambda a, b: L.Concatenate(axis=-2)([a, b]), (2, 3, 2), (2, 1, 2))
    yield functional("layers/dot", lambda a, b: L.Dot(axes=1)([a, b]), 4, 4)
    yield functional("layers/dot-normalize", lambda a, b: L.Dot(axes=1, normalize=True)([a, b]), 4, 4)
    yield functional("layers/dot-axes", lambda a, b: L.Dot(axes=(1, 2))([a, b]), (3, 4), (5, 3))
    yield functional("layers/dot-axes-same", lambda a, b: L.Dot(axes=2)([a, b]), (3, 4), (5, 4))
    yield functional("layers/dot-axes-negative", lambda a, b: L.Dot(axes=-1, normalize=True)([a, b]), (3, 4), (5, 4))
    yield functional("layers/dot-axes-1-1", lambda a, b: L.Dot(axes=(1, 1))([a, b]), (3, 4), (3, 2))


def operators():
    yield functional("layers/operator-add", lambda a, b: a + b, 4, 4)
    yield functional("layers/operator-subtract", lambda a, b: a - b, 4, 4)
    yield functional("layers/operator-multiply", lambda a, b: a * b, 4, 4)
    yield functional("layers/operator-divide", lambda a, b: a / b, 4, 4, data=[normal, positive])
    yield functional("layers/operator-add-broadcast", lambda a, b: a + b, (3, 4), (1, 4))
    yield functional("layers/operator-add-number", lambda a: a + 1.5, 4)
    yield functional("layers/operator-number-minus", lambda a: 1.0 - a, 4)
    yield functional("layers/operator-times-number", lambda a: a * 2.0, 4)
    yield functional("layers/operator-number-times", lambda a: 0.5 * a, 4)
    yield functional("layers/operator-divide-by-number", lambda a: a / 255.0, 4)
    yield functional("layers/operator-minus-number", lambda a: a - 0.5, 4)
    yield functional("layers/operator-negative", lambda a: -a, 4)
    yield functional("layers/operator-power", lambda a: a**2, 4)
    yield functional("layers/operator-matmul", lambda a, b: a @ b, (3, 4), (4, 2))
    yield functional("layers/function-relu", lambda a: ops.relu(a), 4)
