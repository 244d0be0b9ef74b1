import keras
from keras import layers

initial = keras.Sequential([
    keras.Input(shape=(20, 20, 3)),
    layers.Conv2D(8, 5, strides=2, activation="relu"),
    layers.Conv2D(8, 3, activation="relu", name="my_intermediate_layer"),
    layers.Conv2D(8, 3, activation="relu"),
])
x = layers.GlobalMaxPooling2D()(initial.get_layer(name="my_intermediate_layer").output)
model = keras.Model(inputs=initial.inputs, outputs=layers.Dense(2)(x))
model.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
