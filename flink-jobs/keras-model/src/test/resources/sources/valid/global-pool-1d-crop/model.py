import keras
from keras import layers as l

model = keras.Sequential([
    l.Input((24, 3)),
    l.ZeroPadding1D(padding=(1, 2)),
    l.Cropping1D(cropping=1),
    l.UpSampling1D(size=2),
    l.MaxPool1D(),
    l.AveragePooling1D(pool_size=2, strides=1, padding="same"),
    l.LayerNormalization(axis=-1),
    l.SpatialDropout1D(0.1),
    l.GlobalMaxPooling1D(),
    l.Dense(1),
])
model.compile("adam", loss=keras.losses.Huber(delta=2.0), metrics=[keras.metrics.RootMeanSquaredError()])
