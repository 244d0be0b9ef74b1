import keras
from keras import layers, Model

def dense_block(x, units, n=2, act="relu", norm=True, drop=0.0, prefix="blk"):
    skip = x
    for i in range(n):
        x = layers.Dense(units, use_bias=not norm, name="_".join([prefix, "fc", str(i)]))(x)
        x = layers.LayerNormalization(name=f"{prefix}_ln_{i:02d}")(x) if norm else x
        x = layers.Activation(act, name=f"{prefix}_{act}_{i}")(x)
        if drop:
            x = layers.Dropout(drop)(x)
    if skip.shape[-1] == units:
        x = layers.Add(name=prefix + "_add")([skip, x])
    return x

x = inp = keras.Input(shape=(24,), name="features")
for k, (w, d) in enumerate([(32, 0.1), (32, 0.0), (16, 0.2)], start=1):
    x = dense_block(x, w, drop=d, prefix=f"b{k}", act={1: "relu"}.get(k, "gelu"))
model = Model(inp, layers.Dense(1, name="y")(x), name="resmlp")
model.compile(optimizer=keras.optimizers.Adam(learning_rate=keras.optimizers.schedules.PolynomialDecay(1e-3, 500)),
              loss="mse", metrics=[keras.metrics.MeanAbsoluteError()])
