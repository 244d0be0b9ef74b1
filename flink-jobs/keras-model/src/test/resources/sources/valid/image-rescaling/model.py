from tensorflow import keras
from tensorflow.keras import layers

model = keras.Sequential([
    layers.Rescaling(1./255, input_shape=(16, 16, 3)),
    layers.ZeroPadding2D(1),
    layers.Conv2D(8, 3, activation='swish'),
    layers.Cropping2D(((1, 1), (2, 2))),
    layers.UpSampling2D((2, 2), interpolation='nearest'),
    layers.SeparableConv2D(8, 3, depth_multiplier=2, activation='relu'),
    layers.DepthwiseConv2D(3),
    layers.GlobalMaxPooling2D(),
    layers.Dense(5, activation='log_softmax'),
])
model.compile(optimizer=keras.optimizers.SGD(0.01, 0.9, nesterov=True), loss='sparse_categorical_crossentropy')
